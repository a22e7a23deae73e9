using Kept.Cli.Kernel;
using Kept.Contracts;
using Kept.DuckDb;
using Kept.Landing;
using Kept.Warehouses;

namespace Kept.Cli.Hosting;

/// <summary>Opens a workspace's warehouse for the program's own reading.</summary>
static class Reader
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<Warehouse> OpenAsync(Call call)
    {
        var workspace = call.Workspace;
        if (!File.Exists(workspace.WarehousePath))
        {
            throw new UsageException($"there is nothing to read yet: {workspace.Show(workspace.WarehousePath)} does not exist; run: kept run");
        }

        var options = new DuckDbOptions
        {
            Path = workspace.WarehousePath,
            ReadOnly = true,
            MemoryLimit = workspace.MemoryLimit,
            Threads = workspace.Threads,
            Patience = Patience,
        };
        return await DuckDbWarehouse.OpenAsync(options, call.Cancellation);
    }

    /// <summary>The warehouse to read, or an empty one in memory where there is none yet.</summary>
    public static async Task<Warehouse> OpenOrEmptyAsync(Call call, Contract contract)
    {
        if (File.Exists(call.Workspace.WarehousePath))
        {
            return await OpenAsync(call);
        }

        var empty = await DuckDbWarehouse.OpenAsync(null, readOnly: false, call.Cancellation);
        await StagingSchema.EnsureAsync(empty, contract, call.Cancellation);
        return empty;
    }
}
