using Kept.Warehouses;

namespace Kept.Postgres.Partitions;

/// <summary>
/// A table by ranges of months, each month by lists of values. The parts have a schema of their own, so that whoever looks at
/// the table's sees tables only. Rows without a month, of months with few of them, and of values that came later stand in parts for the rest.
/// </summary>
sealed class MonthPartitions(PostgresWarehouse warehouse) : IPartitioner
{
    /// <summary>A plan looks at every part; more months than this have none of their own.</summary>
    const int MostMonths = 240;

    public async Task CreateAsync(TableName table, IReadOnlyList<TableColumn> columns, PartitionKeys keys, string query, CancellationToken cancellation)
    {
        var parts = new PartitionText(warehouse.Dialect, table, keys);
        var definitions = columns.Select(column => $"{warehouse.Dialect.Quote(column.Name)} {column.Type}");
        await warehouse.ExecuteAsync($"""
            {warehouse.Dialect.CreateSchema(parts.Schema)};
            create table {warehouse.Dialect.Quote(table)} ({string.Join(", ", definitions)}) partition by range ({parts.Month});
            {parts.CreateRest(warehouse.Dialect.Quote(table), "rest")}
            """, cancellation);
        var months = await warehouse.QueryAsync(parts.CountMonths($"(\n{query}\n) as kept_rows", MostMonths), cancellation);
        foreach (var month in months.Rows.Select(row => PartitionMonth.Of(row)))
        {
            await warehouse.ExecuteAsync(parts.CreateMonth(month), cancellation);
        }

        await warehouse.ExecuteAsync(warehouse.Dialect.Insert(table, columns.Select(column => column.Name), query), cancellation);
    }

    public async Task KeepUpAsync(TableName table, PartitionKeys keys, CancellationToken cancellation)
    {
        var parts = new PartitionText(warehouse.Dialect, table, keys);
        var rests = await warehouse.QueryAsync(parts.ListRests(), cancellation);
        foreach (var rest in rests.Rows.Select(row => new PartitionRest((string)row[0]!, (string)row[1]!, Convert.ToInt32(row[2], null) == 1)))
        {
            try
            {
                await warehouse.InTransactionAsync(() => KeepUpAsync(parts, rest, cancellation), cancellation);
            }
            catch (WarehouseException error) when (error.IsTransient)
            {
                // A reader stands in the way; the rows are where they are read as well.
            }
        }
    }

    async Task KeepUpAsync(PartitionText parts, PartitionRest rest, CancellationToken cancellation)
    {
        await warehouse.ExecuteAsync("set local lock_timeout = '1s'", cancellation);
        var months = await warehouse.QueryAsync(parts.CountMonths(rest.Name, MostMonths), cancellation);
        foreach (var month in months.Rows.Select(row => PartitionMonth.Of(row)))
        {
            await warehouse.ExecuteAsync(rest.IsOfMonths ? parts.MoveMonth(rest, month) : parts.MoveLists(rest, month), cancellation);
        }
    }
}
