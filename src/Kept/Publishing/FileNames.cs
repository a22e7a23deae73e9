using System.Runtime.InteropServices;

namespace Kept.Publishing;

/// <summary>What the file system does with names at one stroke, and the runtime has no call for.</summary>
static partial class FileNames
{
    /// <summary>Gives a file a second name, so that it is not copied; where the file system cannot, it is.</summary>
    public static void Share(string file, string name)
    {
        if (OperatingSystem.IsWindows() || Link(file, name) != 0)
        {
            File.Copy(file, name);
        }
    }

    /// <summary>Has a name stand for another directory from one moment to the next: whoever opens it finds the old or the new.</summary>
    public static void PointTo(string name, string target)
    {
        var aside = $"{name}.next";
        File.Delete(aside);
        File.CreateSymbolicLink(aside, target);
        if (Rename(aside, name) != 0)
        {
            throw new PublishException($"{name} cannot be made to point to {target} (error {Marshal.GetLastPInvokeError()}); it must be a link, and not a directory, in a file system that has links");
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Link(string file, string name);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(string from, string to);
}
