using Kept.Cli.Kernel;
using Kept.DuckDb;
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
}
