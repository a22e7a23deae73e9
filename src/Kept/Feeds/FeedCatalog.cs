using Kept.Contracts;
using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The feed definitions of a workspace.</summary>
/// <param name="Feeds">All of them, ordered by name.</param>
public sealed record FeedCatalog(IReadOnlyList<Feed> Feeds)
{
    static readonly string[] Endings = [".yml", ".yaml"];

    /// <summary>Reads every YAML file in the workspace's <c>feeds</c> directory; one that begins with a dot or underscore is set aside.</summary>
    /// <exception cref="ConfigurationException">A definition says something that cannot be meant, or two have the same name.</exception>
    public static FeedCatalog Load(Workspace workspace, Contract contract)
    {
        var files = Files(workspace.FeedsPath);
        CheckNames(workspace, files);
        return new FeedCatalog([.. files.Select(file => FeedReader.Read(file, contract, workspace.Show(file)))]);
    }

    /// <summary>The feed of a name.</summary>
    /// <exception cref="KeptException">There is none.</exception>
    public Feed Find(string name) => Feeds.FirstOrDefault(feed => feed.Name == name)
        ?? throw new KeptException(Feeds.Count == 0
            ? $"no feed '{name}': the workspace has no feeds; write one with `kept feed add FILE`"
            : Suggestion.Unknown("feed", name, [.. Feeds.Select(feed => feed.Name)]));

    static List<string> Files(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateFiles(directory).Where(IsDefinition).OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)];

    static bool IsDefinition(string file) =>
        Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && Path.GetFileName(file)[0] is not ('.' or '_');

    static void CheckNames(Workspace workspace, List<string> files)
    {
        var twice = files.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ConfigurationException(workspace.Show(twice.Last()), 0, $"a second feed named '{twice.Key}', beside {workspace.Show(twice.First())}; rename one of the files");
        }
    }
}
