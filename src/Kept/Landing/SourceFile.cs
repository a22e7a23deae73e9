using Kept.Feeds;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>One file of a feed, and how it stood on disk when it was first looked at; or a table of a server, which stands nowhere.</summary>
sealed record SourceFile(Feed Feed, string Path, string Shown, long Size, DateTime ModifiedUtc)
{
    public static SourceFile Look(Workspace workspace, Feed feed, string path)
    {
        var info = new FileInfo(path);
        return new SourceFile(feed, path, workspace.Show(path), info.Length, Whole(info.LastWriteTimeUtc));
    }

    public static SourceFile OfTable(Feed feed) => new(feed, "", feed.Table!.Shown, 0, DateTime.UnixEpoch);

    /// <summary>Throws when the file is no longer as it was: what was read of it may be neither old nor new.</summary>
    public void MustBeUnchanged()
    {
        if (Feed.Table is not null && Path.Length == 0)
        {
            return;
        }

        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != Size || Whole(now.LastWriteTimeUtc) != ModifiedUtc)
        {
            var found = now.Exists ? $"{Size:N0} bytes when begun, {now.Length:N0} now" : "it is gone";
            throw new LandingException(Shown, $"the file changed while it was read ({found}). Nothing of it was kept; run again when it is complete");
        }
    }

    /// <summary>Microseconds: the resolution that every engine stores.</summary>
    static DateTime Whole(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);
}
