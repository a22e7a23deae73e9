using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>A table or a view of one of the two warehouses that are compared.</summary>
/// <param name="Table">Its schema and name.</param>
/// <param name="Definition">The definition of a view; null for a table.</param>
/// <param name="Columns">Its columns with their types, in order.</param>
sealed record Relation(TableName Table, string? Definition, IReadOnlyList<(string Name, string Type)> Columns)
{
    public bool IsView => Definition is not null;

    /// <summary>The relations of a database that is open in the session, in some schemas.</summary>
    public static async Task<Dictionary<TableName, Relation>> ListAsync(
        Warehouse warehouse, string database, IEnumerable<string> schemas, CancellationToken cancellation)
    {
        var rows = await warehouse.QueryAsync($"""
            select c.schema_name, c.table_name, v.sql, c.column_name, c.data_type
            from duckdb_columns() c
            left join duckdb_views() v on v.database_name = c.database_name and v.schema_name = c.schema_name and v.view_name = c.table_name
            where c.database_name = {Sql.Text(database)} and not c.internal and c.schema_name in ({string.Join(", ", schemas.Select(Sql.Text))})
            order by c.schema_name, c.table_name, c.column_index
            """, cancellation);
        return rows.Rows.GroupBy(row => new TableName((string)row[0]!, (string)row[1]!)).ToDictionary(group => group.Key, group => new Relation(
            group.Key, (string?)group.First()[2], [.. group.Select(row => ((string)row[3]!, (string)row[4]!))]));
    }
}
