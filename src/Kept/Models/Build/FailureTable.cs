using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>The table, or view, of one test's stored failures.</summary>
sealed class FailureTable(Warehouse warehouse, TableName table)
{
    const int RowsAtOnce = 1000;

    /// <summary>Puts what a query gives in the place of what was there.</summary>
    public async Task ReplaceAsync(string sql, bool isView, CancellationToken cancellation)
    {
        await ClearAsync(cancellation);
        await warehouse.ExecuteAsync(isView ? warehouse.Dialect.ReplaceView(table, sql) : warehouse.Dialect.CreateTable(table, sql), cancellation);
    }

    /// <summary>
    /// The same with a query of another session, whose rows only that one sees. They pass through the program as text, some at a
    /// time, which is for the few rows that a test finds.
    /// </summary>
    public async Task CopyAsync(Warehouse from, string sql, CancellationToken cancellation)
    {
        var columns = await from.DescribeAsync(sql, cancellation);
        await warehouse.InTransactionAsync(
            async () =>
            {
                await ClearAsync(cancellation);
                var definitions = string.Join(", ", columns.Select(column => $"{warehouse.Dialect.Quote(column.Name)} {column.Type}"));
                await warehouse.ExecuteAsync($"create table {warehouse.Dialect.Quote(table)} ({definitions})", cancellation);
                await FillAsync(from, sql, columns, cancellation);
            },
            cancellation);
    }

    async Task FillAsync(Warehouse from, string sql, List<TableColumn> columns, CancellationToken cancellation)
    {
        var texts = string.Join(", ", columns.Select(column => $"cast({from.Dialect.Quote(column.Name)} as varchar)"));
        var casts = string.Join(", ", columns.Select((column, i) => $"cast(c{i} as {column.Type})"));
        var names = string.Join(", ", columns.Select((_, i) => $"c{i}"));
        for (var (offset, count) = (0, RowsAtOnce); count == RowsAtOnce; offset += count)
        {
            var rows = (await from.QueryAsync($"select {texts} from ({sql}) as kept_rows limit {RowsAtOnce} offset {offset}", cancellation)).Rows;
            count = rows.Count;
            if (count > 0)
            {
                var values = string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select(value => warehouse.Dialect.Literal((string?)value)))})"));
                await warehouse.ExecuteAsync($"insert into {warehouse.Dialect.Quote(table)} select {casts} from (values {values}) as kept_rows({names})", cancellation);
            }
        }
    }

    async Task ClearAsync(CancellationToken cancellation)
    {
        await warehouse.ExecuteAsync(warehouse.Dialect.CreateSchema(table.Schema), cancellation);
        var known = await Catalog.ReadAsync(warehouse, [table.Schema], cancellation);
        if (known.Has(table))
        {
            await warehouse.ExecuteAsync(warehouse.Dialect.Drop(table, known.HasView(table)), cancellation);
        }
    }
}
