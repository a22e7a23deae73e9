using Kept.Warehouses;

namespace Kept.Postgres;

sealed class PostgresDialect : Dialect
{
    public override string Name => "postgres";

    public override string RowId => "ctid";

    public override string ReplaceTemporaryTable(string name, string query) => $"{DropTemporaryTable(name)};\n{CreateTemporaryTable(name, query)}";

    /// <summary>A table of everybody may have the same name.</summary>
    public override string DropTemporaryTable(string name) => $"drop table if exists pg_temp.{Quote(name)}";

    public override string ListTemporaryColumns(string table) => $"""
        select attname, format_type(atttypid, atttypmod)
        from pg_attribute
        where attrelid = to_regclass({Literal($"pg_temp.{Quote(table)}")}) and attnum > 0 and not attisdropped
        order by attnum
        """;

    public override string HasMember(string json, string name) => $"({json} -> {Literal(name)}) is not null";

    /// <summary>All texts are one type, as to dbt's adapter.</summary>
    public override bool IsSameType(string one, string other) => one == other || (IsText(one) && IsText(other));

    static bool IsText(string type) => type == "text" || type.StartsWith("character varying", StringComparison.Ordinal);

    /// <summary>Types that only the contract, or the engine that reads files, has.</summary>
    public override string TypeName(string type) => type.ToLowerInvariant() switch
    {
        "double" => "double precision",
        "string" => "text",
        "tinyint" or "utinyint" => "smallint",
        "usmallint" => "integer",
        "uinteger" => "bigint",
        "ubigint" or "hugeint" or "uhugeint" => "numeric",
        "blob" => "bytea",
        _ => type,
    };
}
