namespace Kept.Feeds;

/// <summary>Reads the tables of database servers for feeds.</summary>
public interface ITableReader
{
    /// <summary>Begins to read.</summary>
    /// <param name="feed">The feed, which has a table.</param>
    /// <param name="since">Where the cursor stood; null to read all rows.</param>
    /// <param name="limit">How many rows at most; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="KeptException">The server cannot be reached, or does not know the table.</exception>
    Task<ITableRows> ReadAsync(Feed feed, string? since, int? limit, CancellationToken cancellation);
}

/// <summary>Rows of one moment of a table, each value as the server writes it.</summary>
public interface ITableRows : IAsyncDisposable
{
    /// <summary>The columns, in order.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Where the cursor stands after these rows; null where there is no cursor or no row.</summary>
    string? Cursor { get; }

    /// <summary>The rows; behind the columns stands <c>true</c> where the next reading, which begins somewhat before the cursor, will have the row again.</summary>
    IAsyncEnumerable<string?[]> RowsAsync(CancellationToken cancellation);
}
