using Kept.Cli.Hosting.Relay;
using Kept.Cli.Kernel;
using Kept.Contracts;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Plans;
using Kept.Runs;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>The one writer of a workspace: holds its lock and its warehouse, and answers the readers as long as it does.</summary>
sealed class Writer : IAsyncDisposable
{
    static readonly TimeSpan ReaderPatience = TimeSpan.FromMinutes(1);

    readonly RunLock runLock;
    readonly ReaderService? readers;

    Writer(RunLock runLock, Warehouse warehouse, Workspace workspace, Contract contract, IReadOnlyList<Feed> feeds)
    {
        this.runLock = runLock;
        Warehouse = warehouse;
        Workspace = workspace;
        Contract = contract;
        Feeds = feeds;
        readers = workspace.Server is null ? ReaderService.Start(warehouse, workspace) : null;
    }

    public Warehouse Warehouse { get; }

    public Workspace Workspace { get; }

    public Contract Contract { get; }

    public IReadOnlyList<Feed> Feeds { get; }

    /// <summary>Reads the workspace's definitions first, so that a mistake in them touches nothing; then takes the lock, forgets a plan (it is out of date once something is written) and opens the warehouse.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="keepsPlan">Whether a plan stays: of a command that may write nothing. If it does write, the plan knows.</param>
    public static async Task<Writer> OpenAsync(Call call, bool keepsPlan = false)
    {
        var workspace = call.Workspace;
        var contract = Project.Contract(workspace);
        var feeds = FeedCatalog.Load(workspace, contract).Feeds;
        var runLock = RunLock.Take(workspace, call.Time);
        Warehouse? warehouse = null;
        try
        {
            if (!keepsPlan)
            {
                new PlanFolder(workspace).Discard();
            }

            warehouse = workspace.Server is { } server
                ? await Server.OpenWriterAsync(workspace, server, call.Cancellation)
                : await DuckDbWarehouse.OpenAsync(Options(workspace), call.Cancellation);
            call.Terminal.Notes(await StagingSchema.EnsureAsync(warehouse, contract, call.Cancellation));
            return new Writer(runLock, warehouse, workspace, contract, feeds);
        }
        catch
        {
            await (warehouse?.DisposeAsync() ?? ValueTask.CompletedTask);
            runLock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (readers?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Warehouse.DisposeAsync();
        runLock.Dispose();
    }

    public static DuckDbOptions Options(Workspace workspace) => new()
    {
        Path = workspace.WarehousePath,
        MemoryLimit = workspace.MemoryLimit,
        Threads = workspace.Threads,
        SpillDirectory = Path.Combine(workspace.InternalsPath, "spill"),
        Patience = ReaderPatience,
    };
}
