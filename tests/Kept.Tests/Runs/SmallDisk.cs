using System.Diagnostics;

namespace Kept.Tests.Runs;

/// <summary>A file system of its own that can be filled, where the machine lets a test mount one.</summary>
sealed class SmallDisk : IDisposable
{
    const int Size = 32 << 20;

    readonly string root;

    SmallDisk(string root) => this.root = root;

    public string Root => Path.Combine(root, "workspace");

    string Filling => Path.Combine(root, "filling");

    public static SmallDisk? Mount()
    {
        var root = Directory.CreateTempSubdirectory("kept-disk-").FullName;
        if (OperatingSystem.IsLinux() && Succeeds("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", root))
        {
            return new SmallDisk(root);
        }

        Directory.Delete(root);
        return null;
    }

    /// <summary>Fills the disk but for so many bytes.</summary>
    public void Fill(long free)
    {
        using var file = File.Create(Filling);
        file.Write(new byte[Math.Max(0, new DriveInfo(root).AvailableFreeSpace - free)]);
    }

    public void MakeRoom() => File.Delete(Filling);

    public void Dispose()
    {
        Succeeds("umount", "-l", root);
        Directory.Delete(root, recursive: true);
    }

    static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
