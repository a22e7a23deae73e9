using System.Globalization;
using Kept.Models;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>What tables hold, as text that is alike on every engine: the columns between bars; null is a dash.</summary>
static class Content
{
    public static async Task<List<string>> RowsAsync(Warehouse warehouse, string sql)
    {
        var result = await warehouse.QueryAsync(sql, TestContext.Current.CancellationToken);
        return [.. result.Rows.Select(row => string.Join('|', row.Select(Text)))];
    }

    /// <summary>All that a project builds: for each model its columns, and its rows in an order of their own.</summary>
    public static async Task<List<string>> OfAsync(Warehouse warehouse, ModelProject project)
    {
        var content = new List<string>();
        foreach (var table in project.Models.Where(model => model.IsBuilt).Select(model => model.Table))
        {
            var columns = await RowsAsync(warehouse, $"select column_name from (\n{warehouse.Dialect.ListColumns(table)}\n) as listed");
            content.Add($"{table} ({string.Join(", ", columns)})");
            content.AddRange((await RowsAsync(warehouse, $"select * from {table}")).Order(StringComparer.Ordinal));
        }

        return content;
    }

    static string Text(object? value) => value switch
    {
        null => "-",
        bool flag => flag ? "true" : "false",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
