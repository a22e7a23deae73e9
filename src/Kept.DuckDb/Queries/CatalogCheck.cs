using Kept.Questions;
using Kept.Warehouses;

namespace Kept.DuckDb.Queries;

/// <summary>
/// Compares a query's names with the catalogue. A qualified table must exist, because the engine takes <c>data.csv</c>
/// for a file when no schema of that name holds it; a function must not be a macro, which could hide anything.
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
        var literal = warehouse.Dialect.Literal;
        var found = await warehouse.ScalarAsync<long>(
            $"""
            select count(*) from (
                select schema_name, database_name, table_name from duckdb_tables()
                union all select schema_name, database_name, view_name from duckdb_views())
            where lower(table_name) = lower({literal(table)})
                and lower({literal(schema)}) in (lower(schema_name), lower(database_name), '')
            """, cancellation);
        if (found == 0)
        {
            throw new QueryRefusedException($"There is no table {schema}.{table}. To see what there is: kept sql \"show all tables\"");
        }
    }

    static async Task RequireNoMacroAsync(Warehouse warehouse, IReadOnlySet<string> functions, CancellationToken cancellation)
    {
        var macros = await warehouse.QueryAsync("select distinct function_name from duckdb_functions() where not internal", cancellation);
        var used = macros.Rows.Select(row => (string)row[0]!).FirstOrDefault(functions.Contains);
        if (used is not null)
        {
            throw new QueryRefusedException($"{used} is a macro of this warehouse; what it does cannot be checked, so it is not run.");
        }
    }
}
