using Kept.Contracts;

namespace Kept.Landing;

/// <summary>
/// Binds a file to each entity that its feed names. What no mapping reads is kept with the one of the finest grain, so that it never
/// makes versions of the others.
/// </summary>
static class FileEntities
{
    public static IReadOnlyList<Incoming> Bind(SourceFile file, SourceRows rows, Contract contract, string primarySource)
    {
        var known = IncomingColumns.Known(rows, file.Feed, contract);
        var finest = file.Feed.Entities.MaxBy(mapping => contract.Depth(mapping.Entity))!.Entity;
        return [.. file.Feed.Entities.Select(mapping =>
        {
            var entity = contract.Find(mapping.Entity)!;
            var columns = IncomingColumns.Bind(file, rows, entity, mapping, primarySource);
            return new Incoming(entity, rows, columns, file.Feed.DeleteWhen, mapping.Entity == finest ? rows.Extra(known) : null);
        })];
    }
}
