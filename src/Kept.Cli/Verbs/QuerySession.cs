using Kept.Cli.Hosting;
using Kept.Cli.Hosting.Relay;
using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.DuckDb.Queries;
using Kept.Postgres;
using Kept.Postgres.Queries;
using Kept.Questions;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary>
/// A person's session on the workspace's warehouse: it asks, and can do nothing else. While a run holds the warehouse,
/// the run answers, from what was last published. A server answers itself, and its answer becomes a table of ours.
/// </summary>
sealed class QuerySession(Call call, IReadOnlyList<string> outputs) : IAsyncDisposable
{
    const string AnswerTable = "answer";

    readonly DuckDbQueryRules rules = new();
    Warehouse? server;
    Warehouse? warehouse;
    bool isRelayed;

    public Dialect Dialect => (server ?? warehouse!).Dialect;

    /// <summary>Opens the warehouse to read, and locks everything else away.</summary>
    /// <param name="call">The verb's call.</param>
    /// <param name="outputs">Files that the engine may write.</param>
    /// <param name="orEmpty">Whether an empty one stands in where there is none yet.</param>
    public static async Task<QuerySession> OpenAsync(Call call, IReadOnlyList<string> outputs, bool orEmpty = false)
    {
        var session = new QuerySession(call, outputs);
        await (call.Workspace.Server is { } url ? session.ConnectAsync(url, orEmpty)
            : orEmpty && !File.Exists(call.Workspace.WarehousePath) ? session.OpenEmptyAsync()
            : session.OpenAsync());
        return session;
    }

    /// <summary>Answers one query where the person wants it.</summary>
    public Task WriteAsync(AnswerTarget target, string sql, string? bars, CancellationToken cancellation) =>
        AskAsync(sql, query => target.WriteAsync(Engine, query, bars, cancellation), cancellation);

    /// <summary>The rows of one query, as the engine has them.</summary>
    public async Task<ResultSet> QueryAsync(string sql, CancellationToken cancellation)
    {
        if (server is not null)
        {
            await PostgresQueries.CheckAsync(server, sql, cancellation);
            return await server.QueryAsync(sql, cancellation);
        }

        ResultSet? rows = null;
        await AskAsync(sql, async query => rows = await warehouse!.QueryAsync((await rules.CheckAsync(warehouse, query, cancellation)).Sql, cancellation), cancellation);
        return rows!;
    }

    public async ValueTask DisposeAsync()
    {
        await (warehouse?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    QueryEngine Engine => new(warehouse!, rules);

    /// <summary>Has a query answered: by the warehouse itself, or by the run that holds it, whose answer is then read as a table.</summary>
    async Task AskAsync(string sql, Func<string, Task> answer, CancellationToken cancellation)
    {
        if (server is not null)
        {
            var isPlan = await PostgresQueries.CheckAsync(server, sql, cancellation);
            var carried = isPlan ? new CarriedQuery(sql, ["*"]) : await CarriedQuery.OfAsync(server, sql, cancellation);
            await warehouse!.TakeAsync(server, AnswerTable, carried.Sql, cancellation);
            await answer($"select {string.Join(", ", carried.Columns)} from {AnswerTable}");
            return;
        }

        for (var waited = TimeSpan.Zero; isRelayed; waited += Reader.RetryDelay)
        {
            try
            {
                await RelayClient.ReadAsync(call.Workspace, sql, warehouse!, table => answer($"select * from {table}"), cancellation);
                return;
            }
            catch (KeptException error) when (error is RunEndedException or WarehouseException { IsTransient: true } && waited < Reader.Patience)
            {
                await Task.Delay(Reader.RetryDelay, cancellation);
                await OpenAsync();
            }
        }

        await answer(sql);
    }

    async Task ConnectAsync(ServerUrl url, bool orEmpty)
    {
        server = orEmpty
            ? await PostgresWarehouse.OpenAsync(url, null, call.Cancellation)
            : await Server.OpenReaderAsync(call, url) ?? throw Reader.Nothing($"{url} holds no warehouse");
        await PostgresQueries.LockAsync(server, call.Cancellation);
        await OpenEmptyAsync();
    }

    async Task OpenAsync()
    {
        await DisposeAsync();
        warehouse = await Reader.OpenUnlessHeldAsync(call);
        isRelayed = warehouse is null;
        if (warehouse is null)
        {
            await OpenEmptyAsync();
        }
        else
        {
            await rules.LockAsync(warehouse, outputs, call.Cancellation);
        }
    }

    async Task OpenEmptyAsync() => warehouse = await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
}
