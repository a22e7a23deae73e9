using Kept.Feeds;
using Kept.Warehouses;

namespace Kept.Postgres.Feeds;

/// <summary>Reads PostgreSQL's tables for feeds, in one transaction that can only read and sees one moment.</summary>
public sealed class PostgresTables : ITableReader
{
    const string Given = "kept_feed";

    /// <inheritdoc />
    public async Task<ITableRows> ReadAsync(Feed feed, string? since, int? limit, CancellationToken cancellation)
    {
        var table = feed.Table!;
        var session = await PostgresWarehouse.OpenAsync(table.Server, null, cancellation);
        try
        {
            await session.ExecuteAsync("set idle_in_transaction_session_timeout = 0; begin isolation level repeatable read read only", cancellation);
            var query = table.Query is { } text ? text.Trim().TrimEnd(';') : $"select * from {table.Table}";
            var columns = await DescribeAsync(feed, session, query, cancellation);
            var position = new CursorPosition(session.Dialect, feed, columns);
            var from = $"from (\n{query}\n) as {Given} {position.Where(since)}";
            var cursor = position.Newest is { } newest ? await session.ScalarAsync<string>($"select {newest} {from}", cancellation) : null;
            var texts = string.Join(", ", columns.Select(column => $"cast({session.Dialect.Quote(column.Name)} as text)").Append($"cast({position.IsReadAgain(cursor)} as text)"));
            return new CopiedRows(session, [.. columns.Select(column => column.Name)], cursor, $"select {texts} {from} {position.Order} {(limit is null ? "" : $"limit {limit}")}");
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    static async Task<List<TableColumn>> DescribeAsync(Feed feed, Warehouse session, string query, CancellationToken cancellation)
    {
        try
        {
            return await session.DescribeAsync($"select * from (\n{query}\n) as {Given}", cancellation);
        }
        catch (WarehouseException error) when (!error.IsTransient)
        {
            throw new Workspaces.ConfigurationException(feed.File, feed.Table!.Line, $"the server refused what the feed reads: {error.Message}");
        }
    }
}
