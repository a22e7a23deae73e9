namespace Kept.Landing;

/// <summary>Rows of a server's table, which stand as texts in a table of ours.</summary>
sealed class TableRows : TextRows
{
    /// <summary>The table of ours.</summary>
    public const string Table = "feed_rows";

    /// <summary>The column of it that says whether the next reading will have the row again.</summary>
    public const string Again = "k:again";

    public override string From => $"(select {string.Join(", ", Texts)} from {Table})";
}
