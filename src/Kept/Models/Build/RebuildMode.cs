using Kept.Models.Build.Materializations;
using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>Everything anew: each model aside under another name, and at the end all of them swapped in by one transaction.</summary>
sealed class RebuildMode(Session session) : IBuildMode
{
    readonly Dictionary<Model, List<RenderedHook>> atPublish = [];
    readonly List<string> grants = [];

    public IReferences References { get; } = new BuildReferences(session.Aside, node => node.Kind is NodeKind.Model && IsHistory(session, node));

    public Task<bool> CanGoOnAsync(CancellationToken cancellation) => Task.FromResult(true);

    public async Task<RowCounts> BuildAsync(Model model, CancellationToken cancellation)
    {
        if (session.Reuses(model))
        {
            atPublish[model] = [.. HooksOf(model, cancellation)[false]];
            return new RowCounts(await session.CountAsync(Catalog.Next(model.Table), cancellation), null, null);
        }

        var target = new Target(model, Catalog.Next(model.Table), IsHistory(session, model.Node), References);
        if (target.IsThere)
        {
            await CopyAsync(target, cancellation);
        }

        var materializer = new Materializer(session);
        var before = await materializer.CountAsync(target, cancellation);
        await session.RunHooksAsync(model.Node, "pre_hook", References, cancellation);
        var counts = await materializer.MakeAsync(target, before, cancellation);
        counts = await FollowAsync(target, counts, cancellation);
        if (model.Materialization is not Materialization.View)
        {
            await new Indexes(session).CreateAsync(model, target.Table, !session.Dialect.CanRenameIndexed, cancellation);
        }

        return counts;
    }

    /// <summary>Whether what is there is not made anew but goes on: a snapshot, and a model whose setting full_refresh is false.</summary>
    static bool IsHistory(Session session, Node node) => session.Catalog.HasTable(node.Table)
        && (node.Kind is NodeKind.Snapshot || (node.Config.TextOf("materialized") == "incremental" && node.Config.Find("full_refresh") is false));

    async Task CopyAsync(Target target, CancellationToken cancellation)
    {
        var copy = $"select * from {session.Dialect.Quote(target.Model.Table)}";
        session.Catalog.Add(target.Table, isView: false);
        await session.ExecuteAsync(target.Node, session.Dialect.CreateTable(target.Table, copy), copy, cancellation);
    }

    /// <summary>
    /// The hooks that come after a model: those that change its own rows run now, so that the tests see what readers will;
    /// the others write elsewhere, and run when all is published.
    /// </summary>
    async Task<RowCounts> FollowAsync(Target target, RowCounts counts, CancellationToken cancellation)
    {
        var hooks = HooksOf(target.Model, cancellation);
        atPublish[target.Model] = [.. hooks[false]];
        foreach (var hook in hooks[true])
        {
            await session.RunAsync(hook, cancellation);
        }

        return hooks[true].Any() ? await new Materializer(session).RecountAsync(target, counts, cancellation) : counts;
    }

    /// <summary>The hooks that come after a model, by whether they change its own rows.</summary>
    ILookup<bool, RenderedHook> HooksOf(Model model, CancellationToken cancellation) => Hooks.Of(session.Project.Context, model.Node, "post_hook")
        .Select(hook => session.Rendered(model.Node, "post_hook", hook, References, cancellation))
        .ToLookup(hook => hook.Changes(session.Dialect.Quote(Catalog.Next(model.Table))));

    /// <summary>Swaps everything in.</summary>
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

            await session.Displaced.PutBackAsync(cancellation);
            foreach (var script in grants)
            {
                await session.Warehouse.ExecuteAsync(script, cancellation);
            }
        },
        cancellation);

    /// <summary>Drops what was aside of this build, after it failed, but for the models that the next one may take as they are.</summary>
    public async Task DropAsideAsync(IReadOnlySet<Model> kept)
    {
        try
        {
            await session.DropLeftoversAsync(kept.Contains, CancellationToken.None);
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
            await session.DropAsync(Catalog.Next(model.Table), cancellation);
        }

        if (session.Catalog.Has(model.Table) && !(model.Materialization is Materialization.View && session.Catalog.HasView(model.Table)))
        {
            await TakeGrantsAsync(model.Table, cancellation);
            await session.DropAsync(model.Table, cancellation);
        }
    }

    /// <summary>Who may read the table that is dropped may read the one in its place.</summary>
    async Task TakeGrantsAsync(TableName table, CancellationToken cancellation)
    {
        if (session.Dialect.ListGrants(table) is { } query && await session.Warehouse.ScalarAsync<string>(query, cancellation) is { } script)
        {
            grants.Add(script);
        }
    }

    async Task FinishAsync(Model model, CancellationToken cancellation)
    {
        await session.Displaced.PutBackForAsync(model.Node, cancellation);
        if (model.Materialization is Materialization.View)
        {
            var published = new BuildReferences(table => table, References.IsIncremental);
            var sql = await session.Quietly().CompileAsync(model.Node, published, cancellation);
            await session.ReplaceViewAsync(model.Node, model.Table, sql, cancellation);
        }

        foreach (var hook in atPublish[model])
        {
            await session.RunAsync(hook with { Sql = Catalog.AsPublished(hook.Sql) }, cancellation);
        }
    }
}
