using System.IO.Hashing;
using System.Text;
using Kept.Contracts;
using Kept.Feeds;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>
/// The identity of a feed's definition and of the columns that it can fill: when they change, the feed's files are read again,
/// because a file may hold what nobody took from it.
/// </summary>
static class FeedHash
{
    public static string Of(Workspace workspace, Feed feed, Contract contract)
    {
        var columns = feed.Entities.Select(mapping => contract.Find(mapping.Entity)!).SelectMany(entity => entity.FeedColumns.Select(column => $"{entity.Name}.{column.Name} {column.Type} {column.References}"));
        var text = string.Join('\n', columns.Prepend(File.ReadAllText(workspace.Resolve(feed.File))));
        return Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
    }
}
