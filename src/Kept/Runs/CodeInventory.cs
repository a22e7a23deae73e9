using Kept.Feeds;
using Kept.Models;
using Kept.Workspaces;

namespace Kept.Runs;

/// <summary>What a run goes by: the project's things and the definitions of the feeds, each with its hash.</summary>
public static class CodeInventory
{
    /// <summary>Takes it.</summary>
    public static IReadOnlyDictionary<string, string> Of(Workspace workspace, ModelProject project, IEnumerable<Feed> feeds)
    {
        var entries = new SortedDictionary<string, string>(ProjectInventory.Of(project).ToDictionary(), StringComparer.Ordinal);
        foreach (var feed in feeds)
        {
            entries[$"feed {feed.Name}"] = ProjectInventory.Hash(File.ReadAllText(workspace.Resolve(feed.File)));
        }

        return entries;
    }
}
