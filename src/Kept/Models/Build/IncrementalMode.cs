using Kept.Models.Compile;
using Kept.Models.Jinja.Values;
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
        var isIncremental = IsIncremental(model.Node);
        var before = isIncremental ? await session.CountAsync(model.Table, cancellation) : 0;
        await session.RunHooksAsync(model.Node, "pre_hook", References, cancellation);
        var sql = await session.CompileAsync(model.Node, References, cancellation);
        var inserted = isIncremental ? await AddAsync(model, sql, cancellation) : await ReplaceAsync(model, sql, cancellation);
        await session.RunHooksAsync(model.Node, "post_hook", References, cancellation);
        if (model.Materialization is Materialization.View)
        {
            return default;
        }

        var rows = await session.CountAsync(model.Table, cancellation);
        return isIncremental ? new RowCounts(rows, inserted, before + inserted - rows) : new RowCounts(rows, rows, null);
    }

    bool IsIncremental(Node node) =>
        node.Config.TextOf("materialized") == "incremental" && session.Catalog.HasTable(node.Table) && !created.Contains(node);

    async Task<long?> ReplaceAsync(Model model, string sql, CancellationToken cancellation)
    {
        var isView = model.Materialization is Materialization.View;
        if (!(isView && session.Catalog.HasView(model.Table)))
        {
            await session.DropAsync(model.Table, cancellation);
        }

        var statement = isView ? session.Dialect.ReplaceView(model.Table, sql) : session.Dialect.CreateTable(model.Table, sql);
        await session.ExecuteAsync(model.Node, statement, sql, cancellation);
        session.Catalog.Add(model.Table, isView);
        created.Add(model.Node);
        await new Indexes(session).CreateAsync(model, model.Table, isView, cancellation);
        return null;
    }

    async Task<long?> AddAsync(Model model, string sql, CancellationToken cancellation)
    {
        var keys = model.Node.Config.ListOf("unique_key").Select(Text.Of).ToList();
        var strategy = model.Node.Config.TextOf("incremental_strategy") ?? (keys.Count > 0 ? "delete+insert" : "append");
        var changed = strategy == "append" || keys.Count == 0
            ? await InsertAsync(model, sql, cancellation)
            : await DeleteAndInsertAsync(model, sql, keys, cancellation);
        return changed < 0 ? null : changed;
    }

    async Task<long> InsertAsync(Model model, string sql, CancellationToken cancellation)
    {
        var columns = await session.Warehouse.QueryAsync(session.Dialect.ListColumns(model.Table), cancellation);
        return await session.ExecuteAsync(model.Node, session.Dialect.Insert(model.Table, columns.Rows.Select(row => (string)row[0]!), sql), sql, cancellation);
    }

    async Task<long> DeleteAndInsertAsync(Model model, string sql, List<string> keys, CancellationToken cancellation)
    {
        var delta = $"{model.Table.Name}__delta";
        var (table, source, key) = (session.Dialect.Quote(model.Table), session.Dialect.Quote(delta), string.Join(", ", keys));
        await session.Warehouse.ExecuteAsync($"drop table if exists {source}", cancellation);
        await session.ExecuteAsync(model.Node, session.Dialect.CreateTemporaryTable(delta, sql), sql, cancellation);
        var delete = $"delete from {table} where ({key}) in (select {key} from {source})";
        await session.ExecuteAsync(model.Node, delete, delete, cancellation);
        var inserted = await InsertAsync(model, $"select * from {source}", cancellation);
        await session.Warehouse.ExecuteAsync($"drop table {source}", cancellation);
        return inserted;
    }
}
