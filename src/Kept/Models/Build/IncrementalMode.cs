using Kept.Models.Build.Materializations;
using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>Takes in what is new, in place; all of it within one transaction, which the caller holds.</summary>
sealed class IncrementalMode : IBuildMode
{
    readonly Session session;
    readonly HashSet<Node> created = [];

    public IncrementalMode(Session session)
    {
        this.session = session;
        References = new BuildReferences(table => table, IsIncremental);
    }

    public IReferences References { get; }

    /// <summary>Engines differ in which errors end the transaction; so this one is asked.</summary>
    public async Task<bool> CanGoOnAsync(CancellationToken cancellation)
    {
        try
        {
            await session.Warehouse.ExecuteAsync("select 1", cancellation);
            return true;
        }
        catch (WarehouseException)
        {
            return false;
        }
    }

    public async Task<RowCounts> BuildAsync(Model model, CancellationToken cancellation)
    {
        var target = new Target(model, model.Table, IsThere(model), References);
        var materializer = new Materializer(session);
        var before = await materializer.CountAsync(target, cancellation);
        await session.Changes.BeginAsync(model, target.IsThere, cancellation);
        await session.RunHooksAsync(model.Node, "pre_hook", References, cancellation, hook => session.Changes.RunAsync(model, hook, cancellation));
        await MakeRoomAsync(target, cancellation);
        var counts = await materializer.MakeAsync(target, before, cancellation);
        session.Changes.End(model, counts.Inserted);
        if (!target.IsThere)
        {
            created.Add(model.Node);
            await new Indexes(session).CreateAsync(model, model.Table, model.Materialization is Materialization.View || session.Refilled.Contains(model.Table), cancellation);
        }

        await session.RunHooksAsync(model.Node, "post_hook", References, cancellation);
        return await materializer.RecountAsync(target, counts, cancellation);
    }

    bool IsIncremental(Node node) =>
        node.Config.TextOf("materialized") == "incremental" && node.Config.Find("full_refresh") is not true && IsThere(node);

    bool IsThere(Model model) => model.Materialization switch
    {
        Materialization.Incremental => IsIncremental(model.Node),
        Materialization.Seed or Materialization.Snapshot => IsThere(model.Node),
        _ => false,
    };

    bool IsThere(Node node) => session.Catalog.HasTable(node.Table) && !created.Contains(node);

    async Task MakeRoomAsync(Target target, CancellationToken cancellation)
    {
        var isReplaced = target.Model.Materialization is Materialization.View && session.Catalog.HasView(target.Table);
        var isRefilled = target.Model.Materialization is Materialization.Table && session.Dialect.DropHoldsUpReaders && session.Catalog.HasTable(target.Table);
        if (!target.IsThere && !isReplaced && !isRefilled)
        {
            await session.DropAsync(target.Table, cancellation);
        }
    }
}
