using Kept.Warehouses;

namespace Kept.DuckDb;

sealed class DuckDbDialect : Dialect
{
    public override string Name => "duckdb";

    public override bool CanRenameIndexed => false;

    public override string Unquoted(string identifier) => identifier;

    public override string ListTemporaryColumns(string table) => $"""
        select column_name, data_type
        from information_schema.columns
        where table_catalog = 'temp' and table_name = {Literal(table)}
        order by ordinal_position
        """;

    public override string ReadComment(TableName table) => $"""
        select comment
        from duckdb_tables()
        where database_name = current_database() and schema_name = {Literal(table.Schema)} and table_name = {Literal(table.Name)}
        """;

    /// <summary>A column that is nothing but null becomes one of integers in a table.</summary>
    public override string Describe(string query) => $"""
        select column_name, case column_type when '"NULL"' then 'INTEGER' else column_type end as column_type from (describe
        {query}
        )
        """;
}
