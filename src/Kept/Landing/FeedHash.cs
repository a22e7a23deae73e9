using System.IO.Hashing;
using System.Text;
using Kept.Feeds;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>The identity of a feed's definition: when it changes, the feed's files are read again.</summary>
static class FeedHash
{
    public static string Of(Workspace workspace, Feed feed) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(File.ReadAllText(workspace.Resolve(feed.File)))));
}
