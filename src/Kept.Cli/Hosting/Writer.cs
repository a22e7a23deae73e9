using Kept.Cli.Kernel;
using Kept.Contracts;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Runs;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>The one writer of a workspace: holds its lock, its warehouse, and what it is told by.</summary>
sealed class Writer(RunLock runLock, Warehouse warehouse, Workspace workspace, Contract contract, IReadOnlyList<Feed> feeds) : IAsyncDisposable
{
    static readonly TimeSpan ReaderPatience = TimeSpan.FromMinutes(1);

    public Warehouse Warehouse { get; } = warehouse;

    public Workspace Workspace { get; } = workspace;

    public Contract Contract { get; } = contract;

    public IReadOnlyList<Feed> Feeds { get; } = feeds;

    /// <summary>Reads the workspace's definitions first, so that a mistake in them touches nothing; then takes the lock and opens the warehouse.</summary>
    public static async Task<Writer> OpenAsync(Call call)
    {
        var workspace = call.Workspace;
        var contract = Project.Contract(workspace);
        var feeds = FeedCatalog.Load(workspace, contract).Feeds;
        var runLock = RunLock.Take(workspace, call.Time);
        try
        {
            var warehouse = await DuckDbWarehouse.OpenAsync(Options(workspace), call.Cancellation);
            await StagingSchema.EnsureAsync(warehouse, contract, call.Cancellation);
            return new Writer(runLock, warehouse, workspace, contract, feeds);
        }
        catch
        {
            runLock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        runLock.Dispose();
    }

    static DuckDbOptions Options(Workspace workspace) => new()
    {
        Path = workspace.WarehousePath,
        MemoryLimit = workspace.MemoryLimit,
        Threads = workspace.Threads,
        SpillDirectory = Path.Combine(workspace.InternalsPath, "spill"),
        Patience = ReaderPatience,
    };
}
