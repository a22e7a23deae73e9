using Kept.Models;
using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>Compares all that readers see in two warehouses that one session has open.</summary>
/// <param name="warehouse">The session.</param>
/// <param name="project">The project that built the one after.</param>
/// <param name="before">The database before.</param>
/// <param name="after">The database after.</param>
sealed class WarehouseComparison(Warehouse warehouse, ModelProject project, string before, string after)
{
    readonly TableKeys keys = new(project);

    /// <summary>The tables whose rows have the same numbers in both, if they are in both.</summary>
    public IReadOnlySet<TableName> InPlace { get; init; } = new HashSet<TableName>();

    /// <summary>A change for each table and view, the unchanged ones too, by name.</summary>
    /// <param name="comparing">Is told the table at hand, and how many there are.</param>
    /// <param name="cancellation">Stops the comparison inside the engine.</param>
    public async Task<IReadOnlyList<TableChange>> CompareAsync(Action<string, int> comparing, CancellationToken cancellation)
    {
        var schemas = project.Models.Select(model => model.Table.Schema).Distinct().ToList();
        var old = await Relation.ListAsync(warehouse, before, schemas, cancellation);
        var now = await Relation.ListAsync(warehouse, after, schemas, cancellation);
        var models = project.Models.Select(model => model.Table).ToHashSet();
        var sources = project.Sources.Select(source => source.Schema).ToHashSet();
        var tables = old.Keys.Union(now.Keys).Where(table => models.Contains(table) || (!sources.Contains(table.Schema) && !IsLeftover(table)))
            .OrderBy(table => table.ToString(), StringComparer.Ordinal).ToList();
        var changes = new List<TableChange>();
        foreach (var table in tables)
        {
            comparing(table.ToString(), tables.Count);
            changes.Add(await CompareAsync(old.GetValueOrDefault(table), now.GetValueOrDefault(table), cancellation));
        }

        return changes;
    }

    async Task<TableChange> CompareAsync(Relation? old, Relation? now, CancellationToken cancellation) => (old, now) switch
    {
        (null, { } only) => await AloneAsync(only, after, TableChangeKind.Added, cancellation),
        ({ } only, null) => await AloneAsync(only, before, TableChangeKind.Removed, cancellation),
        ({ IsView: true }, { IsView: true }) => TableShape.Compare(old, now) with { Kind = old.Definition == now.Definition ? TableChangeKind.Unchanged : TableChangeKind.Changed },
        ({ IsView: true }, _) or (_, { IsView: true }) => TableShape.Compare(old, now!),
        _ => await new TableComparison(warehouse, before, after, old!, now!, keys.Of(now!.Table), cancellation)
        {
            IsInPlace = InPlace.Contains(now!.Table) && old!.Columns.SequenceEqual(now.Columns),
        }.CompareAsync(),
    };

    async Task<TableChange> AloneAsync(Relation relation, string database, TableChangeKind kind, CancellationToken cancellation)
    {
        var rows = relation.IsView ? 0 : await warehouse.ScalarAsync<long>(
            $"select count(*) from {Sql.Name(database)}.{Sql.Name(relation.Table.Schema)}.{Sql.Name(relation.Table.Name)}", cancellation);
        var isNew = kind is TableChangeKind.Added;
        return new TableChange
        {
            Name = relation.Table.ToString(),
            Kind = kind,
            IsView = relation.IsView,
            RowsBefore = isNew ? 0 : rows,
            RowsAfter = isNew ? rows : 0,
            Added = isNew ? rows : 0,
            Removed = isNew ? 0 : rows,
        };
    }

    /// <summary>What a killed build left in the warehouse before.</summary>
    static bool IsLeftover(TableName table) => table.Name.EndsWith("__next", StringComparison.Ordinal);
}
