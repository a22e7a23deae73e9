using System.Globalization;
using Kept.Workspaces;

namespace Kept.Runs;

/// <summary>One writer a workspace at a time. The operating system gives the lock back when the process dies, however it dies.</summary>
public sealed class RunLock : IDisposable
{
    readonly FileStream stream;

    RunLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="BusyException">Another process holds it.</exception>
    public static RunLock Take(Workspace workspace, TimeProvider clock)
    {
        Directory.CreateDirectory(workspace.InternalsPath);
        var note = Path.Combine(workspace.InternalsPath, "run.owner");
        try
        {
            var stream = new FileStream(Path.Combine(workspace.InternalsPath, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(note, $"process {Environment.ProcessId}, since {clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}");
            return new RunLock(stream);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException))
        {
            var owner = File.Exists(note) ? $" ({File.ReadAllText(note)})" : "";
            throw new BusyException($"another run holds {workspace.Root}{owner}. Nothing was begun; try again when it has ended");
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => stream.Dispose();
}
