using Kept.Warehouses;

namespace Kept.DuckDb;

sealed class DuckDbDialect : Dialect
{
    public override string Name => "duckdb";

    public override bool CanRenameIndexed => false;

    public override string Unquoted(string identifier) => identifier;

    /// <summary>Until they are committed, rows are numbered from the engine's MAX_ROW_ID on.</summary>
    public override string IsNewRow => "rowid >= 36028797018960000";

    public override bool HasBitSets => true;

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

    public override string HasMember(string json, string name) => $"json_exists({json}, {Literal($"$.\"{name}\"")})";

    /// <summary>A decimal of any size becomes a double, as the engine's own averages are.</summary>
    public override string TypeName(string type) => type switch
    {
        "numeric" => "double",
        "jsonb" => "json",
        _ => type,
    };
}
