using System.Diagnostics;

namespace Kept.Bench;

/// <summary>A PostgreSQL of the benchmark's own, which ends with it.</summary>
sealed class PostgresCluster(Process shell, string url) : IAsyncDisposable
{
    public string Url => url;

    public static async Task<PostgresCluster> StartAsync()
    {
        var shell = Process.Start(new ProcessStartInfo(Path.Combine(Results.Root, "bench", "rivals", "postgres-cluster.sh")) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var directory = await shell.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL did not start");
        return new PostgresCluster(shell, $"postgres://kept@/postgres?host={directory}");
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
