using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Relay;
using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Warehouses;

namespace Kept.Cli.Verbs;

/// <summary>
/// A person's session on the workspace's warehouse: it asks, and can do nothing else. While a run holds the warehouse,
/// the run answers, from what was last published.
/// </summary>
sealed class QuerySession(Call call, IReadOnlyList<string> outputs) : IAsyncDisposable
{
    readonly DuckDbQueryRules rules = new();
    Warehouse? warehouse;
    bool isRelayed;

    public Dialect Dialect => warehouse!.Dialect;

    /// <summary>Opens the warehouse to read, and locks everything else away.</summary>
    /// <param name="call">The verb's call.</param>
    /// <param name="outputs">Files that the engine may write.</param>
    public static async Task<QuerySession> OpenAsync(Call call, IReadOnlyList<string> outputs)
    {
        var session = new QuerySession(call, outputs);
        await session.OpenAsync();
        return session;
    }

    /// <summary>Answers one query where the person wants it.</summary>
    public async Task WriteAsync(AnswerTarget target, string sql, string? bars, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; isRelayed; waited += Reader.RetryDelay)
        {
            try
            {
                await RelayClient.ReadAsync(call.Workspace, sql, warehouse!,
                    answer => target.WriteAsync(Engine, $"select * from {answer}", bars, cancellation), cancellation);
                return;
            }
            catch (RunEndedException) when (waited < Reader.Patience)
            {
                await Task.Delay(Reader.RetryDelay, cancellation);
                await OpenAsync();
            }
        }

        await target.WriteAsync(Engine, sql, bars, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (warehouse is not null)
        {
            await warehouse.DisposeAsync();
        }
    }

    QueryEngine Engine => new(warehouse!, rules);

    async Task OpenAsync()
    {
        await DisposeAsync();
        warehouse = await Reader.OpenUnlessHeldAsync(call);
        isRelayed = warehouse is null;
        if (warehouse is null)
        {
            warehouse = await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
        }
        else
        {
            await rules.LockAsync(warehouse, outputs, call.Cancellation);
        }
    }
}
