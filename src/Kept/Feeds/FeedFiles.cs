using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The files that a feed's path means.</summary>
public static class FeedFiles
{
    /// <summary>The files that the feed's path or glob matches, absolute, in ordinal order. A glob may match none, and a database has none.</summary>
    /// <exception cref="ConfigurationException">A path without a wildcard names no file.</exception>
    public static IReadOnlyList<string> Match(Workspace workspace, Feed feed) => feed.Table is not null ? [] : Glob.IsGlob(feed.Path)
        ? [.. Glob.Files(workspace.Root, feed.Path).Order(StringComparer.Ordinal)]
        : [Only(workspace, feed)];

    /// <summary>Whether there is any file that the feed's path matches.</summary>
    public static bool Any(Workspace workspace, Feed feed) =>
        feed.Table is not null || Glob.IsGlob(feed.Path) ? Match(workspace, feed).Count > 0 : File.Exists(workspace.Resolve(feed.Path));

    static string Only(Workspace workspace, Feed feed)
    {
        var path = workspace.Resolve(feed.Path);
        return File.Exists(path) ? path : throw new ConfigurationException(feed.File, feed.PathLine, Explain(feed.Path, path));
    }

    static string Explain(string written, string path) => Directory.Exists(path)
        ? $"path: '{written}' is a directory; expected a file or a glob such as {written.TrimEnd('/')}/*.csv"
        : $"path: no file '{path}'; put it there, correct the path, or write a glob (*, ?, **) if it comes later";
}
