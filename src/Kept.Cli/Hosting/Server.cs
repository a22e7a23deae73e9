using Kept.Cli.Kernel;
using Kept.DuckDb;
using Kept.Postgres;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>Opens a warehouse that is on a server.</summary>
static class Server
{
    /// <summary>For the one who writes; the embedded engine reads the files.</summary>
    public static async Task<Warehouse> OpenWriterAsync(Workspace workspace, ServerUrl url, CancellationToken cancellation)
    {
        var files = await DuckDbWarehouse.OpenAsync(Writer.Options(workspace) with { Path = null }, cancellation);
        try
        {
            return await PostgresWarehouse.OpenWriterAsync(url, files, cancellation);
        }
        catch
        {
            await files.DisposeAsync();
            throw;
        }
    }

    /// <summary>For a reader, however busy a writer is; null when nothing was written there yet.</summary>
    public static async Task<Warehouse?> OpenReaderAsync(Call call, ServerUrl url)
    {
        var warehouse = await PostgresWarehouse.OpenAsync(url, null, call.Cancellation);
        if (await warehouse.ScalarAsync<bool>("select to_regclass('staging.workspace') is not null", call.Cancellation))
        {
            return warehouse;
        }

        await warehouse.DisposeAsync();
        return null;
    }
}
