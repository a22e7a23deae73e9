using Kept.Contracts;

namespace Kept.Landing;

/// <summary>Binds a file to each entity that its feed names.</summary>
static class FileEntities
{
    /// <summary>From the finest grain to the coarsest: what no mapping reads is kept with the finest, so that it never makes versions of the others.</summary>
    static readonly string[] Grains = ["predictions", "appointments"];

    public static IReadOnlyList<Incoming> Bind(SourceFile file, SourceRows rows, Contract contract, string primarySource)
    {
        var known = IncomingColumns.Known(rows, file.Feed, contract);
        var finest = Grains.FirstOrDefault(grain => file.Feed.Entities.Any(mapping => mapping.Entity == grain)) ?? file.Feed.Entities[0].Entity;
        return [.. file.Feed.Entities.Select(mapping =>
        {
            var entity = contract.Find(mapping.Entity)!;
            var columns = IncomingColumns.Bind(file, rows, entity, mapping, primarySource);
            return new Incoming(entity, rows, columns, file.Feed.DeleteWhen, mapping.Entity == finest ? rows.Extra(known) : null);
        })];
    }
}
