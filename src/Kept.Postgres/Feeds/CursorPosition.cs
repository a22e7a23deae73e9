using Kept.Feeds;
using Kept.Warehouses;

namespace Kept.Postgres.Feeds;

/// <summary>
/// Where a table is read from on. A transaction may write its rows with a moment, or a number, and commit them after others that
/// have a later one; so each reading begins somewhat before where the last one ended. What comes twice says nothing new.
/// </summary>
sealed class CursorPosition
{
    readonly Dialect dialect;
    readonly FeedTable table;
    readonly TableColumn? column;

    /// <exception cref="Workspaces.ConfigurationException">The cursor is no column.</exception>
    public CursorPosition(Dialect dialect, Feed feed, IReadOnlyList<TableColumn> columns)
    {
        (this.dialect, table) = (dialect, feed.Table!);
        column = columns.FirstOrDefault(candidate => candidate.Name == table.Cursor);
        if (table.Cursor is { } cursor && column is null)
        {
            throw new Workspaces.ConfigurationException(feed.File, table.Line, $"cursor: {Suggestion.Unknown("column", cursor, [.. columns.Select(candidate => candidate.Name)])}");
        }
    }

    /// <summary>Where the cursor stands after the rows; null without one.</summary>
    public string? Newest => column is null ? null : $"cast(max({Name}) as text)";

    public string Order => column is null ? "" : $"order by {Name}";

    /// <summary>A row without a value of the cursor is read each time.</summary>
    public string Where(string? since) => column is null || since is null ? ""
        : $"where {IsReadAgain(since)}";

    /// <summary>Whether a reading from there on has a row, as a condition; every row without a cursor.</summary>
    public string IsReadAgain(string? since) => column is null || since is null ? "true"
        : $"({Name} is null or {Name} >= cast({dialect.Literal(since)} as {column.Type}) - {Overlap})";

    string Name => dialect.Quote(column!.Name);

    bool IsMoment => column!.Type is "date" || column.Type.StartsWith("time", StringComparison.Ordinal);

    string Overlap => IsMoment
        ? $"cast({dialect.Literal(table.Overlap ?? "10 minutes")} as interval)"
        : $"cast({dialect.Literal(table.Overlap ?? "1000")} as numeric)";
}
