using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Warehouses;

namespace Kept.Cli.Verbs;

/// <summary>A person's session on the workspace's warehouse: it asks, and can do nothing else.</summary>
sealed class QuerySession(Warehouse warehouse, QueryRules rules) : IAsyncDisposable
{
    public QueryEngine Engine { get; } = new(warehouse, rules);

    public Dialect Dialect => warehouse.Dialect;

    /// <summary>Opens the warehouse to read, and locks everything else away.</summary>
    /// <param name="call">The verb's call.</param>
    /// <param name="outputs">Files that the engine may write.</param>
    public static async Task<QuerySession> OpenAsync(Call call, IReadOnlyList<string> outputs)
    {
        var rules = new DuckDbQueryRules();
        var warehouse = await Reader.OpenAsync(call);
        try
        {
            await rules.LockAsync(warehouse, outputs, call.Cancellation);
            return new QuerySession(warehouse, rules);
        }
        catch
        {
            await warehouse.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
