using System.IO.Hashing;
using System.Text;
using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Ejection;

/// <summary>
/// The file <c>ejected.yml</c> in a workspace's part of the project: what was copied from ours, and the hash that ours had then. By it
/// the workspace is told when an upgrade changes what it has overridden.
/// </summary>
static class EjectedBook
{
    const string FileName = "ejected.yml";
    const string Heading = "# Written by `kept eject`: what was copied from the built-in project, and the hash it had. Kept tells when one of these changes.\n";

    /// <summary>The hash of each file that was copied, by its path.</summary>
    public static IReadOnlyDictionary<string, string> Read(string directory) => !File.Exists(PathIn(directory))
        ? new Dictionary<string, string>()
        : StrictYaml.Load(PathIn(directory), ProjectPath.Show(directory, PathIn(directory))).Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Text);

    public static void Add(string directory, IEnumerable<(string Path, string Text)> copied)
    {
        var all = Read(directory).ToDictionary();
        foreach (var (path, text) in copied)
        {
            all[path] = Hash(text);
        }

        File.WriteAllText(PathIn(directory), Heading + string.Concat(all.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: \"{entry.Value}\"\n")));
    }

    /// <summary>What has become of our files since they were copied.</summary>
    public static IEnumerable<string> Hints(IReadOnlyList<string> directories)
    {
        var copied = directories.Where(directory => directory != Workspace.ShippedProject).SelectMany(directory => Read(directory).Select(entry => (directory, entry.Key, entry.Value))).ToList();
        var changed = copied.Where(file => IsChanged(file.Key, file.Value)).Select(file => ProjectPath.Show(file.directory, Path.Combine(file.directory, file.Key))).ToList();
        return changed.Count == 0 ? [] :
            [$"the program's own text of {Shown(changed)} has changed or gone since it was copied; compare: kept eject --to DIR"];
    }

    /// <summary>Whether ours is another text now, or is no longer there.</summary>
    public static bool IsChanged(string path, string hash)
    {
        var ours = Path.Combine(Workspace.ShippedProject, path);
        return !File.Exists(ours) || Hash(File.ReadAllText(ours)) != hash;
    }

    static string Shown(List<string> files) => files.Count <= 3 ? string.Join(", ", files) : $"{files[0]} and {files.Count - 1} other files";

    static string PathIn(string directory) => Path.Combine(directory, FileName);

    static string Hash(string text) => Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text)));
}
