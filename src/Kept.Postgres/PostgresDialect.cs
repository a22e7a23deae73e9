using Kept.Warehouses;

namespace Kept.Postgres;

sealed class PostgresDialect : Dialect
{
    public override string Name => "postgres";

    public override string Unwritable => "chr(0)";

    public override bool FindsByIndex => true;

    public override bool DropHoldsUpReaders => true;

    public override string RowId => "ctid";

    /// <summary>A row that was changed counts as one that was added, and the one before it as gone.</summary>
    public override string IsNewRow => "xmin = cast(pg_current_xact_id() as xid)";

    public override string ReplaceTemporaryTable(string name, string query) => $"{DropTemporaryTable(name)};\n{CreateTemporaryTable(name, query)}";

    /// <summary>A table of everybody may have the same name.</summary>
    public override string DropTemporaryTable(string name) => $"drop table if exists pg_temp.{Quote(name)}";

    public override string ListReaders(TableName table) => $"""
        with recursive readers as (
          select to_regclass({Literal(Quote(table))}) as view, 0 as depth
          union
          select cast(r.ev_class as regclass), s.depth + 1
          from readers as s
          join pg_depend as d on d.refobjid = s.view and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_rewrite'::regclass
          join pg_rewrite as r on r.oid = d.objid and r.ev_class <> s.view
        )
        select n.nspname, c.relname, format(E'create view %I.%I as\n%s\n', n.nspname, c.relname, pg_get_viewdef(c.oid)) || coalesce({Grants}, '')
        from (select view, max(depth) as depth from readers where depth > 0 group by view) as f
        join pg_class as c on c.oid = f.view
        join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind = 'v'
        order by f.depth, c.oid
        """;

    public override string ListGrants(TableName table) => $"""
        select {Grants}
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where c.oid = to_regclass({Literal(Quote(table))})
        """;

    /// <summary>The privileges on a table or view, which its owner has anyway, as statements.</summary>
    const string Grants = """
        (select string_agg(format('grant %s on %I.%I to %s%s', a.privilege_type, n.nspname, c.relname,
            case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end, case when a.is_grantable then ' with grant option' else '' end), '; ')
          from aclexplode(c.relacl) as a where a.grantee <> c.relowner)
        """;

    public override string ListColumns(TableName table) => ColumnsOf(Quote(table));

    public override string ListTemporaryColumns(string table) => ColumnsOf($"pg_temp.{Quote(table)}");

    string ColumnsOf(string table) => $"""
        select attname as column_name, format_type(atttypid, atttypmod) as data_type
        from pg_attribute
        where attrelid = to_regclass({Literal(table)}) and attnum > 0 and not attisdropped
        order by attnum
        """;

    public override string Analyze(TableName table) => $"analyze {Quote(table)}";

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
