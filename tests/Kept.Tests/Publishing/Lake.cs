using Kept.DuckDb;
using Kept.Tests.Runs;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Publishing;

/// <summary>Reads a published directory as anybody would: its files, by another session that knows nothing of the program.</summary>
sealed class Lake(string current)
{
    static readonly string[] Tables = ["unified_appointments", "unified_predictions"];

    public string[] Files(string table) => Directory.GetFiles(Path.Combine(current, table), "*.parquet", SearchOption.AllDirectories);

    /// <summary>Holds each table of gold against its files, row by row and column by column, whatever the order.</summary>
    public async Task MustEqualAsync(Warehouse gold)
    {
        foreach (var table in Tables)
        {
            var columns = string.Join(", ", (await gold.DescribeAsync($"select * from gold.{table}", RunWorkspace.Cancellation)).Select(column => $"{column.Name}::{column.Type} as {column.Name}"));
            await using var reader = await DuckDbWarehouse.OpenAsync(null, readOnly: false, RunWorkspace.Cancellation);
            Assert.Equal(await HashAsync(gold, $"select {columns} from gold.{table}"), await HashAsync(reader, $"select {columns} from {Read(table)}"));
        }
    }

    string Read(string table) => Files(table).Length == 0
        ? throw new InvalidOperationException($"{table} has no files")
        : $"read_parquet({Sql.Text(Path.Combine(current, table))} || '/*/*/*.parquet', hive_partitioning = true)";

    static async Task<string> HashAsync(Warehouse warehouse, string query)
    {
        var row = (await warehouse.QueryAsync($"select count(*), sum(hash(row)::hugeint)::varchar from ({query}) as row", RunWorkspace.Cancellation)).Rows.Single();
        return $"{row[0]} rows, {row[1]}";
    }
}
