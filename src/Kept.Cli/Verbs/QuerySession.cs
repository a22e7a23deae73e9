using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Relay;
using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary>
/// A person's session on the workspace's warehouse: it asks, and can do nothing else. While a run holds the warehouse,
/// the run answers, from what was last published.
/// </summary>
sealed class QuerySession : IAsyncDisposable
{
    readonly Warehouse warehouse;
    readonly QueryEngine engine;
    readonly Workspace? relayed;

    QuerySession(Warehouse warehouse, QueryRules rules, Workspace? relayed)
    {
        this.warehouse = warehouse;
        this.relayed = relayed;
        engine = new QueryEngine(warehouse, rules);
    }

    public Dialect Dialect => warehouse.Dialect;

    /// <summary>Opens the warehouse to read, and locks everything else away.</summary>
    /// <param name="call">The verb's call.</param>
    /// <param name="outputs">Files that the engine may write.</param>
    public static async Task<QuerySession> OpenAsync(Call call, IReadOnlyList<string> outputs)
    {
        var relayed = await RelayClient.CanAskAsync(call.Workspace, call.Cancellation) ? call.Workspace : null;
        var rules = new DuckDbQueryRules();
        var warehouse = relayed is null
            ? await Reader.OpenAsync(call)
            : await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
        try
        {
            if (relayed is null)
            {
                await rules.LockAsync(warehouse, outputs, call.Cancellation);
            }

            return new QuerySession(warehouse, rules, relayed);
        }
        catch
        {
            await warehouse.DisposeAsync();
            throw;
        }
    }

    /// <summary>Answers one query where the person wants it.</summary>
    public async Task WriteAsync(AnswerTarget target, string sql, string? bars, CancellationToken cancellation)
    {
        if (relayed is null)
        {
            await target.WriteAsync(engine, sql, bars, cancellation);
            return;
        }

        var file = await RelayClient.AskAsync(relayed, sql, cancellation);
        try
        {
            await warehouse.ExecuteAsync($"create or replace table answer as select * from read_parquet({Sql.Text(file)})", cancellation);
        }
        finally
        {
            File.Delete(file);
        }

        await target.WriteAsync(engine, "select * from answer", bars, cancellation);
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
