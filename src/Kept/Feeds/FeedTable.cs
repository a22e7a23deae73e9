using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>What a feed reads of a database server.</summary>
public sealed record FeedTable
{
    /// <summary>The server.</summary>
    public required ServerUrl Server { get; init; }

    /// <summary>A table or view, as the server knows it; null for a query.</summary>
    public string? Table { get; init; }

    /// <summary>A query; null for a table.</summary>
    public string? Query { get; init; }

    /// <summary>The column by which a row says when, or as the how-many-eth, it was written; null: all rows are read each time.</summary>
    public string? Cursor { get; init; }

    /// <summary>How far behind the newest row it is begun again, in the server's words: <c>10 minutes</c>, <c>1000</c>. Null: as usual for the cursor's type.</summary>
    public string? Overlap { get; init; }

    /// <summary>The line of the definition that says the table or the query, from 1.</summary>
    public int Line { get; init; }

    /// <summary>What its rows come from, for the ledger: the same however one logs in.</summary>
    public string Shown => $"{Server.Place} {Table ?? "query"}";
}
