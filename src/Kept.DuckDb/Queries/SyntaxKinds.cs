using Kept.Questions;

namespace Kept.DuckDb.Queries;

/// <summary>The syntax that a query may be made of.</summary>
static class SyntaxKinds
{
    /// <summary>Functions that may stand in FROM: they make rows from values, or describe the catalogue.</summary>
    public static IReadOnlySet<string> TableFunctions { get; } = Set(
        "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree",
        "duckdb_tables", "duckdb_columns", "duckdb_views", "duckdb_schemas", "duckdb_indexes", "duckdb_constraints",
        "duckdb_functions", "duckdb_types", "duckdb_keywords", "pragma_table_info", "pragma_version", "icu_calendar_names", "pg_timezone_names");

    static readonly HashSet<string> Expressions = Set(
        "AGGREGATE", "BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "DEFAULT",
        "FUNCTION", "LAMBDA", "LAMBDA_REF", "OPERATOR", "PARAMETER", "POSITIONAL_REFERENCE", "STAR", "SUBQUERY", "TYPE", "WINDOW");

    static readonly HashSet<string> Nodes = Set(
        "SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE",
        "BASE_TABLE", "TABLE_FUNCTION", "SUBQUERY", "JOIN", "EMPTY", "EXPRESSION_LIST", "PIVOT", "SHOW_REF",
        "ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "DISTINCT_MODIFIER",
        "ORDER_DEFAULT", "ASCENDING", "DESCENDING");

    /// <summary>They reach out of the tables, plan a text that was not checked, wait, or change something.</summary>
    static readonly HashSet<string> Functions = Set(
        "getenv", "getvariable", "current_setting", "set_config", "write_log", "nextval", "setseed", "sleep_ms", "pg_sleep",
        "json_serialize_plan", "json_execute_serialized_sql", "query", "query_table", "read_text", "read_blob",
        "in_search_path", "inet_client_addr", "inet_server_addr");

    public static void RequireExpression(string kind) => Require(Expressions, kind);

    public static void RequireNode(string kind)
    {
        if (!kind.EndsWith("_TYPE_INFO", StringComparison.Ordinal))
        {
            Require(Nodes, kind);
        }
    }

    public static void RequireFunction(string name)
    {
        if (Functions.Contains(name))
        {
            throw new QueryRefusedException($"A query reads tables; the function {name} is not allowed here.");
        }
    }

    /// <summary>The engine also offers some of its functions as views; those describe its settings, secrets and files.</summary>
    public static void RequireTable(string name)
    {
        var isEngines = name.StartsWith("duckdb_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase);
        if ((isEngines && !TableFunctions.Contains(name)) || name.Equals("pg_settings", StringComparison.OrdinalIgnoreCase))
        {
            throw new QueryRefusedException($"{name} describes the engine, not the appointments; it is not allowed here.");
        }
    }

    static void Require(HashSet<string> known, string kind)
    {
        if (!known.Contains(kind))
        {
            throw new QueryRefusedException($"This kind of syntax ({kind}) cannot be checked, so it is not run.");
        }
    }

    static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
