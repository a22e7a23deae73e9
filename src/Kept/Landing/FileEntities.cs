using Kept.Contracts;

namespace Kept.Landing;

/// <summary>
/// Binds a file to each entity that its feed names. What no mapping reads is kept with the one of the finest grain, so that it never
/// makes versions of the others.
/// </summary>
static class FileEntities
{
    /// <param name="file">The file.</param>
    /// <param name="rows">The file as SQL sees it.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="primarySource">The source whose integer ids stay what they are.</param>
    /// <param name="unwritable">A character that the keeping engine cannot hold, as SQL; null when there is none.</param>
    public static IReadOnlyList<Incoming> Bind(SourceFile file, SourceRows rows, Contract contract, string primarySource, string? unwritable = null)
    {
        var known = IncomingColumns.Known(rows, file.Feed, contract);
        var finest = file.Feed.Entities.MaxBy(mapping => contract.Depth(mapping.Entity))!.Entity;
        return [.. file.Feed.Entities.Select(mapping =>
        {
            var entity = contract.Find(mapping.Entity)!;
            var columns = IncomingColumns.Bind(file, rows, entity, mapping, primarySource).Select(column => column with { Unwritable = unwritable });
            return new Incoming(entity, rows, [.. columns], file.Feed.DeleteWhen, mapping.Entity == finest ? rows.Extra(known) : null);
        })];
    }
}
