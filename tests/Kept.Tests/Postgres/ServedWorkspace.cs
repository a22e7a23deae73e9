using Kept.Postgres;
using Kept.Tests.Runs;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>Workspaces whose warehouse is on a server.</summary>
static class ServedWorkspace
{
    /// <summary>Puts a workspace's warehouse into a new database.</summary>
    public static async Task<ServerUrl> ServeAsync(this RunWorkspace workspace, PostgresServer server)
    {
        var url = await server.CreateAsync();
        File.AppendAllText(workspace.At("kept.yml"), $"warehouse: {url}\n");
        return url;
    }

    /// <summary>A session beside the program's.</summary>
    public static Task<PostgresWarehouse> ConnectAsync(this ServerUrl url) => PostgresWarehouse.OpenAsync(url, null, TestContext.Current.CancellationToken);
}
