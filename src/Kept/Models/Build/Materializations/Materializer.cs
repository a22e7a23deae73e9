using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build.Materializations;

/// <summary>Where a model's rows are made.</summary>
/// <param name="Model">The model.</param>
/// <param name="Table">The table, or the view, that is made.</param>
/// <param name="IsThere">Whether the table is there, with rows that what is new is added to.</param>
/// <param name="References">What its text refers to.</param>
sealed record Target(Model Model, TableName Table, bool IsThere, IReferences References)
{
    public Node Node => Model.Node;
}

/// <summary>Makes the rows of a model, or takes in what is new.</summary>
sealed class Materializer(Session session)
{
    /// <summary>The rows that are there, before a hook takes any of them out.</summary>
    public async Task<long> CountAsync(Target target, CancellationToken cancellation) =>
        target.IsThere ? await session.CountAsync(target.Table, cancellation) : 0;

    /// <summary>What was counted, and what a hook added or took out since.</summary>
    public async Task<RowCounts> RecountAsync(Target target, RowCounts counted, CancellationToken cancellation)
    {
        if (counted.Rows is not { } rows)
        {
            return counted;
        }

        var change = await session.CountAsync(target.Table, cancellation) - rows;
        return new RowCounts(rows + change, counted.Inserted + change, counted.Deleted);
    }

    /// <exception cref="ModelException">The engine refused it, or it is not what its contract says.</exception>
    public async Task<RowCounts> MakeAsync(Target target, long before, CancellationToken cancellation)
    {
        var changed = await ChangeAsync(target, cancellation);
        if (target.Model.Materialization is Materialization.View)
        {
            return default;
        }

        var rows = await session.CountAsync(target.Table, cancellation);
        if (session.Dialect.Analyze(target.Table) is { } analyze && IsMuch(target, rows, changed))
        {
            await session.Warehouse.ExecuteAsync(analyze, cancellation);
        }

        return target.IsThere && target.Model.Materialization is not Materialization.Seed
            ? new RowCounts(rows, changed, before + changed - rows)
            : new RowCounts(rows, changed ?? rows, null);
    }

    /// <summary>Whether the engine would plan by what is not so any more: of a new table it knows nothing, of one in parts it never looks itself.</summary>
    static bool IsMuch(Target target, long rows, long? changed) => !target.IsThere || changed * 20 > rows;

    /// <summary>The rows that were added, those that took the place of others included; null where it is not known.</summary>
    async Task<long?> ChangeAsync(Target target, CancellationToken cancellation)
    {
        if (target.Model.Materialization is Materialization.Seed)
        {
            return await new SeedTable(session).LoadAsync(target, cancellation);
        }

        var sql = await session.CompileAsync(target.Node, target.References, cancellation);
        switch (target.Model.Materialization)
        {
            case Materialization.Snapshot:
                return await new SnapshotTable(session).TakeAsync(target, sql, cancellation);
            case Materialization.Incremental when target.IsThere:
                return await new IncrementalTable(session).AddAsync(target, sql, cancellation);
            default:
                await new NewTable(session).CreateAsync(target, sql, cancellation);
                return null;
        }
    }
}
