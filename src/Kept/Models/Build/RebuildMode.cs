using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>Everything anew: each model aside under another name, and at the end all of them swapped in by one transaction.</summary>
sealed class RebuildMode(Session session) : IBuildMode
{
    public IReferences References { get; } = new BuildReferences(session.Aside, _ => false);

    public Task<bool> CanGoOnAsync(CancellationToken cancellation) => Task.FromResult(true);

    public async Task<RowCounts> BuildAsync(Model model, CancellationToken cancellation)
    {
        var next = Catalog.Next(model.Table);
        var isView = model.Materialization is Materialization.View;
        await session.RunHooksAsync(model.Node, "pre_hook", References, cancellation);
        var sql = await session.CompileAsync(model.Node, References, cancellation);
        session.Catalog.Add(next, isView);
        var statement = isView ? session.Dialect.ReplaceView(next, sql) : session.Dialect.CreateTable(next, sql);
        await session.ExecuteAsync(model.Node, statement, sql, cancellation);
        if (isView)
        {
            return default;
        }

        await new Indexes(session).CreateAsync(model, next, !session.Dialect.CanRenameIndexed, cancellation);
        var rows = await session.CountAsync(next, cancellation);
        return new RowCounts(rows, rows, null);
    }

    /// <summary>Swaps everything in; hooks that come after a model run here, so that what they write is published with it.</summary>
    public Task PublishAsync(CancellationToken cancellation) => session.Warehouse.InTransactionAsync(
        async () =>
        {
            foreach (var model in session.Models)
            {
                await TakeAwayAsync(model, cancellation);
            }

            foreach (var model in session.Models.Where(model => model.Materialization is not Materialization.View))
            {
                await session.Warehouse.ExecuteAsync(session.Dialect.Rename(Catalog.Next(model.Table), model.Table.Name), cancellation);
                await new Indexes(session).CreateAsync(model, model.Table, session.Dialect.CanRenameIndexed, cancellation);
            }

            foreach (var model in session.Models)
            {
                await FinishAsync(model, cancellation);
            }
        },
        cancellation);

    /// <summary>Drops what was aside of this build, after it failed.</summary>
    public async Task DropAsideAsync()
    {
        try
        {
            foreach (var leftover in session.Catalog.Leftovers.ToList())
            {
                await session.DropAsync(leftover, CancellationToken.None);
            }
        }
        catch (WarehouseException)
        {
            // The next build drops what is left; the error that led here is the one to tell.
        }
    }

    async Task TakeAwayAsync(Model model, CancellationToken cancellation)
    {
        if (model.Materialization is Materialization.View)
        {
            await session.Warehouse.ExecuteAsync(session.Dialect.Drop(Catalog.Next(model.Table), isView: true), cancellation);
        }

        if (session.Catalog.Has(model.Table) && !(model.Materialization is Materialization.View && session.Catalog.HasView(model.Table)))
        {
            await session.Warehouse.ExecuteAsync(session.Dialect.Drop(model.Table, session.Catalog.HasView(model.Table)), cancellation);
        }
    }

    async Task FinishAsync(Model model, CancellationToken cancellation)
    {
        var published = new BuildReferences(table => table, _ => false);
        if (model.Materialization is Materialization.View)
        {
            var sql = await session.Quietly().CompileAsync(model.Node, published, cancellation);
            await session.ExecuteAsync(model.Node, session.Dialect.ReplaceView(model.Table, sql), sql, cancellation);
        }

        await session.RunHooksAsync(model.Node, "post_hook", published, cancellation);
    }
}
