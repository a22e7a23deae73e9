using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>The tables and views that exist in the schemas of a project.</summary>
sealed class Catalog(Dictionary<TableName, bool> tables)
{
    public const string NextSuffix = "__next";

    public IEnumerable<TableName> Leftovers => tables.Keys.Where(table => table.Name.EndsWith(NextSuffix, StringComparison.Ordinal));

    public static async Task<Catalog> ReadAsync(Warehouse warehouse, IEnumerable<string> schemas, CancellationToken cancellation) =>
        Of(await warehouse.QueryAsync(warehouse.Dialect.ListTables(schemas), cancellation));

    /// <summary>From the engine's own list.</summary>
    public static Catalog Of(ResultSet tables) =>
        new(tables.Rows.ToDictionary(row => new TableName((string)row[0]!, (string)row[1]!), row => Convert.ToBoolean(row[2])));

    public bool Has(TableName table) => tables.ContainsKey(table);

    public bool HasTable(TableName table) => tables.TryGetValue(table, out var isView) && !isView;

    public bool HasView(TableName table) => tables.TryGetValue(table, out var isView) && isView;

    public void Add(TableName table, bool isView) => tables[table] = isView;

    public void Remove(TableName table) => tables.Remove(table);

    /// <summary>A text that refers to what is built aside, as it reads when that is published.</summary>
    public static string AsPublished(string sql) => sql.Replace($"{NextSuffix}\"", "\"", StringComparison.Ordinal);

    public static TableName Next(TableName table) => table with { Name = table.Name + NextSuffix };
}
