using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Conformance;

/// <summary>A table as each engine itself sums it up: its columns, how many rows there are, and a hash of the rows in an order of their own.</summary>
static class TableHash
{
    /// <summary>When something was done; what was done is the same.</summary>
    static readonly string[] Moments = ["_loaded_at", "loaded_at", "rejected_at", "read_at", "modified_at", "run_id", "dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to"];

    public static async Task<string> OfAsync(Warehouse warehouse, TableName table)
    {
        var listed = await warehouse.QueryAsync(warehouse.Dialect.ListColumns(table), TestContext.Current.CancellationToken);
        var columns = listed.Rows.Where(row => !Moments.Contains((string)row[0]!)).ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
        var texts = columns.Select(column => $"coalesce(replace({Text(warehouse.Dialect.Quote(column.Key), column.Value)}, '|', '||'), '-|')");
        var sum = (await warehouse.QueryAsync($"""
            select count(*), md5(string_agg(row_hash, ' ' order by row_hash))
            from (select md5({string.Join(" || '|' || ", texts)}) as row_hash from {warehouse.Dialect.Quote(table)}) as hashed
            """, TestContext.Current.CancellationToken)).Rows[0];
        return $"{table} ({string.Join(", ", columns.Keys)}): {sum[0]} rows, {sum[1] ?? "none"}";
    }

    /// <summary>The engines have different words for a year before the first; and one writes whole numbers among the doubles with a zero behind the point.</summary>
    static string Text(string column, string type) => type.StartsWith("double", StringComparison.OrdinalIgnoreCase)
        ? $"regexp_replace(cast({column} as varchar), '\\.0$', '')"
        : type.StartsWith("timestamp", StringComparison.OrdinalIgnoreCase) ? $"replace(replace(cast({column} as varchar), ' (BC)', ''), ' BC', '')"
        : $"cast({column} as varchar)";
}
