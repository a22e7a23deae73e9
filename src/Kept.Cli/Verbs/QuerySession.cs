using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary>A reader's session on the workspace's warehouse.</summary>
sealed class QuerySession(Warehouse warehouse, QueryRules rules) : IAsyncDisposable
{
    /// <summary>A writer publishes in a moment, or works for long; a reader waits for the first.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public QueryEngine Engine { get; } = new(warehouse, rules);

    public Dialect Dialect => warehouse.Dialect;

    /// <summary>Opens the warehouse to read, and locks everything else away.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="outputs">Files that the engine may write.</param>
    /// <param name="cancellation">Stops the opening.</param>
    public static async Task<QuerySession> OpenAsync(Workspace workspace, IReadOnlyList<string> outputs, CancellationToken cancellation)
    {
        if (!File.Exists(workspace.WarehousePath))
        {
            throw new UsageException($"there is nothing to ask yet: {workspace.Show(workspace.WarehousePath)} does not exist; run: kept run");
        }

        var rules = new DuckDbQueryRules();
        var warehouse = await DuckDbWarehouse.OpenAsync(Options(workspace), cancellation);
        await rules.LockAsync(warehouse, outputs, cancellation);
        return new QuerySession(warehouse, rules);
    }

    static DuckDbOptions Options(Workspace workspace) => new()
    {
        Path = workspace.WarehousePath,
        ReadOnly = true,
        MemoryLimit = workspace.MemoryLimit,
        Threads = workspace.Threads,
        Patience = Patience,
    };

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
