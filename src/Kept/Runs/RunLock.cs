using System.Globalization;
using Kept.Workspaces;

namespace Kept.Runs;

/// <summary>One writer a workspace at a time. The operating system gives the lock back when the process dies, however it dies.</summary>
public sealed class RunLock : IDisposable
{
    readonly FileStream stream;
    readonly string note;

    RunLock(FileStream stream, string note)
    {
        this.stream = stream;
        this.note = note;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="BusyException">Another process holds it.</exception>
    public static RunLock Take(Workspace workspace, TimeProvider clock)
    {
        Directory.CreateDirectory(workspace.InternalsPath);
        var path = Path.Combine(workspace.InternalsPath, "run.lock");
        var note = Path.Combine(workspace.InternalsPath, "run.owner");
        return new RunLock(Lock(path) ?? throw Busy(workspace, note), Sign(note, clock));
    }

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        File.Delete(note);
        stream.Dispose();
    }

    /// <summary>Null when another process holds the lock; then the file is there, which it is not where it cannot even be made.</summary>
    static FileStream? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Leaves word of who holds the lock. Without it the lock holds all the same.</summary>
    static string Sign(string note, TimeProvider clock)
    {
        try
        {
            File.WriteAllText(note, $"process {Environment.ProcessId}, since {clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}");
        }
        catch (IOException)
        {
            // The disk is full; the engine will say so when it cannot write either.
        }

        return note;
    }

    static BusyException Busy(Workspace workspace, string note) =>
        new($"another run holds {workspace.Root}{Owner(note)}. Nothing was begun; try again when it has ended");

    static string Owner(string note)
    {
        try
        {
            return $" ({File.ReadAllText(note)})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
