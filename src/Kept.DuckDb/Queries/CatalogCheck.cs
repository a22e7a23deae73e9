using Kept.Questions;
using Kept.Warehouses;

namespace Kept.DuckDb.Queries;

/// <summary>
/// Compares a query's names with the catalogue. A qualified table must exist, because the engine takes <c>data.csv</c>
/// for a file when no schema of that name holds it; a function must not be a macro, which could hide anything.
/// The questions asked here name their functions in full, because a macro could stand before those, too.
/// </summary>
static class CatalogCheck
{
    static readonly HashSet<string> Catalogues = new(["information_schema", "pg_catalog"], StringComparer.OrdinalIgnoreCase);

    public static async Task RunAsync(Warehouse warehouse, QueryNames names, CancellationToken cancellation)
    {
        foreach (var (schema, table) in names.Tables.Where(name => !Catalogues.Contains(name.Schema)))
        {
            await RequireTableAsync(warehouse, schema, table, cancellation);
        }

        if (names.Functions.Count > 0)
        {
            await RequireNoMacroAsync(warehouse, names.Functions, cancellation);
        }
    }

    static async Task RequireTableAsync(Warehouse warehouse, string schema, string table, CancellationToken cancellation)
    {
        var known = await warehouse.QueryAsync(
            """
            select database_name, schema_name, table_name from system.main.duckdb_tables()
            union all select database_name, schema_name, view_name from system.main.duckdb_views()
            """, cancellation);
        if (!known.Rows.Any(row => Same(row[2], table) && (schema.Length == 0 || Same(row[1], schema) || Same(row[0], schema))))
        {
            throw new QueryRefusedException($"There is no table {schema}.{table}. To see what there is: kept sql \"show all tables\"");
        }
    }

    static bool Same(object? found, string name) => string.Equals((string)found!, name, StringComparison.OrdinalIgnoreCase);

    static async Task RequireNoMacroAsync(Warehouse warehouse, IReadOnlySet<string> functions, CancellationToken cancellation)
    {
        var macros = await warehouse.QueryAsync("select function_name from system.main.duckdb_functions() where not internal", cancellation);
        var used = macros.Rows.Select(row => (string)row[0]!).FirstOrDefault(functions.Contains);
        if (used is not null)
        {
            throw new QueryRefusedException($"{used} is a macro of this warehouse; what it does cannot be checked, so it is not run.");
        }
    }
}
