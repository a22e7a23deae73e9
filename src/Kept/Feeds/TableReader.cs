using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The reading of what a feed says about a table of a server.</summary>
static class TableReader
{
    static readonly string[] Own = ["table", "query", "cursor", "overlap"];
    static readonly string[] OfFiles = ["format", "encoding", "delimiter", "quote", "header", "columns", "records"];

    /// <summary>The table; null for a feed of files.</summary>
    public static FeedTable? Read(YamlMap yaml)
    {
        if (yaml["path"] is not { } path || !ServerUrl.IsOne(path.Text))
        {
            Refuse(yaml, Own, "belongs to a feed of a database, whose path is postgres://user@host:port/database");
            return null;
        }

        Refuse(yaml, OfFiles, "belongs to a feed of files, and the path is a server");
        if (yaml["table"] is null == yaml["query"] is null)
        {
            throw yaml.Error("path", "say what to read there once: either table or query");
        }

        if (yaml["cursor"] is null && yaml["overlap"] is not null)
        {
            throw yaml.Error("overlap", "overlap: says how far behind the cursor to begin again; found no cursor");
        }

        if (yaml["cursor"] is not null && yaml["rows"]?.Text == "snapshot")
        {
            throw yaml.Error("rows", "rows: snapshot means that a row which is not read is deleted, and with a cursor most rows are not read; keep one of them");
        }

        return new FeedTable
        {
            Server = ServerUrl.Read(path),
            Table = yaml["table"]?.Text,
            Query = yaml["query"]?.Text,
            Cursor = yaml["cursor"]?.Text,
            Overlap = yaml["overlap"]?.Text,
            Line = yaml.LineOf(yaml["table"] is null ? "query" : "table"),
        };
    }

    static void Refuse(YamlMap yaml, string[] keys, string why)
    {
        if (Array.Find(keys, key => yaml[key] is not null) is { } key)
        {
            throw yaml.Error(key, $"{key}: {why}");
        }
    }
}
