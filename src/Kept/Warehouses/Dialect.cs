namespace Kept.Warehouses;

/// <summary>What an engine is and how it spells things: facts first, overrides second.</summary>
public abstract class Dialect
{
    /// <summary>The adapter's name in dbt, by which macros are dispatched: duckdb, postgres.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a table that has indexes can be renamed.</summary>
    public virtual bool CanRenameIndexed => true;

    /// <summary>A character that no text of this engine can hold, as the engine that reads files spells it; null when there is none.</summary>
    public virtual string? Unwritable => null;

    /// <summary>Whether few rows of a large table are found by an index, which must be made.</summary>
    public virtual bool FindsByIndex => false;

    /// <summary>Whether a table that a transaction drops is out of readers' reach until that ends.</summary>
    public virtual bool DropHoldsUpReaders => false;

    /// <summary>The column by which the engine itself knows a row of a table, as long as nobody writes to it.</summary>
    public virtual string RowId => "rowid";

    /// <summary>The condition that a row of a table was added by the transaction that is open; null where the engine does not tell.</summary>
    public virtual string? IsNewRow => null;

    /// <summary>Whether the engine makes sets of whole numbers as bits: <c>bitstring_agg</c>, <c>bit_count</c>.</summary>
    public virtual bool HasBitSets => false;

    /// <summary>An identifier, quoted for this engine.</summary>
    public virtual string Quote(string identifier) => Sql.Name(identifier);

    /// <summary>The name of a table with its schema, quoted for this engine.</summary>
    public string Quote(TableName table) => $"{Quote(table.Schema)}.{Quote(table.Name)}";

    /// <summary>A text as a SQL literal; null as <c>null</c>.</summary>
    public virtual string Literal(string? text) => Sql.Text(text);

    /// <summary>Makes a schema, if there is none of that name.</summary>
    public virtual string CreateSchema(string schema) => $"create schema if not exists {Quote(schema)}";

    /// <summary>Makes a table of what a query gives.</summary>
    public virtual string CreateTable(TableName table, string query) => $"create table {Quote(table)} as (\n{query}\n)";

    /// <summary>Makes a table, which this session alone sees, of what a query gives.</summary>
    public virtual string CreateTemporaryTable(string name, string query) => $"create temporary table {Quote(name)} as (\n{query}\n)";

    /// <summary>The same, in the place of such a table of that name if there is one.</summary>
    public virtual string ReplaceTemporaryTable(string name, string query) => $"create or replace temporary table {Quote(name)} as (\n{query}\n)";

    /// <summary>Drops a table that this session alone sees, if there is one.</summary>
    public virtual string DropTemporaryTable(string name) => $"drop table if exists {Quote(name)}";

    /// <summary>
    /// A query for what reads a table or a view, directly or through others, the nearest first: schema, name, and the statements
    /// that make it again with the privileges on it. Null where a view is bound to names, and outlives what it reads.
    /// </summary>
    public virtual string? ListReaders(TableName table) => null;

    /// <summary>A query for the statements that give the privileges on a table again; null where there are none.</summary>
    public virtual string? ListGrants(TableName table) => null;

    /// <summary>Makes a view, in the place of one of the same name if there is one.</summary>
    public virtual string ReplaceView(TableName view, string query) => $"create or replace view {Quote(view)} as (\n{query}\n)";

    /// <summary>Adds the rows of a query to a table, column by name.</summary>
    public virtual string Insert(TableName table, IEnumerable<string> columns, string query)
    {
        var names = string.Join(", ", columns.Select(Quote));
        return $"insert into {Quote(table)} ({names})\nselect {names} from (\n{query}\n) as kept_new";
    }

    /// <summary>Gives a table another name in the same schema.</summary>
    public virtual string Rename(TableName table, string name) => $"alter table {Quote(table)} rename to {Quote(name)}";

    /// <summary>Drops a table or a view, if it exists.</summary>
    public virtual string Drop(TableName table, bool isView) => $"drop {(isView ? "view" : "table")} if exists {Quote(table)}";

    /// <summary>Has the engine look at a table's rows, for its plans; null where it does so by itself in time.</summary>
    public virtual string? Analyze(TableName table) => null;

    /// <summary>Makes an index.</summary>
    public virtual string CreateIndex(string name, TableName table, IEnumerable<string> columns, bool isUnique) =>
        $"create {(isUnique ? "unique " : "")}index {Quote(name)} on {Quote(table)} ({string.Join(", ", columns.Select(Quote))})";

    /// <summary>A query for the tables and views of some schemas: schema, name, and whether it is a view.</summary>
    public virtual string ListTables(IEnumerable<string> schemas) => $"""
        select table_schema, table_name, table_type = 'VIEW'
        from information_schema.tables
        where table_catalog = current_database() and table_schema in ({string.Join(", ", schemas.Select(Literal))})
        """;

    /// <summary>A query for the columns of a table, in their order: name and type.</summary>
    public virtual string ListColumns(TableName table) => $"""
        select column_name, data_type
        from information_schema.columns
        where table_catalog = current_database() and table_schema = {Literal(table.Schema)} and table_name = {Literal(table.Name)}
        order by ordinal_position
        """;

    /// <summary>A query for the columns of a table that this session alone sees, in their order: name and type.</summary>
    public virtual string ListTemporaryColumns(string table) => $"""
        select column_name, data_type
        from information_schema.columns
        where table_schema like 'pg_temp%' and table_name = {Literal(table)}
        order by ordinal_position
        """;

    /// <summary>A compiled text with the quotes and the types of this engine.</summary>
    public virtual string Respell(string sql) => sql;

    /// <summary>What this engine calls a type that the contract, or another engine, calls by a name of its own.</summary>
    public virtual string TypeName(string type) => type;

    /// <summary>Whether a contract that asks for one type is kept by the other.</summary>
    public virtual bool IsSameType(string one, string other) => one == other;

    /// <summary>Whether a JSON object has a member of a name, as a condition.</summary>
    public abstract string HasMember(string json, string name);

    /// <summary>The name that an identifier has where it is written without quotes.</summary>
    public virtual string Unquoted(string identifier) => identifier.ToLowerInvariant();

    /// <summary>Some columns of a query, in the given order.</summary>
    public string SelectColumns(IEnumerable<string> columns, string query) => $"select {string.Join(", ", columns.Select(Quote))} from (\n{query}\n) as kept_query";

    /// <summary>Adds a column to a table, without values.</summary>
    public virtual string AddColumn(TableName table, TableColumn column) => $"alter table {Quote(table)} add column {Quote(column.Name)} {column.Type}";

    /// <summary>Drops a column of a table.</summary>
    public virtual string DropColumn(TableName table, string column) => $"alter table {Quote(table)} drop column {Quote(column)}";

    /// <summary>Gives a column another type, and its values with it.</summary>
    public virtual string RetypeColumn(TableName table, TableColumn column) =>
        $"alter table {Quote(table)} alter column {Quote(column.Name)} type {column.Type} using cast({Quote(column.Name)} as {column.Type})";

    /// <summary>Writes a text about a table to where the engine keeps such texts.</summary>
    public virtual string Comment(TableName table, string text) => $"comment on table {Quote(table)} is {Literal(text)}";

    /// <summary>The same about a view.</summary>
    public virtual string CommentView(TableName view, string text) => $"comment on view {Quote(view)} is {Literal(text)}";

    /// <summary>A query for the text about a table or a view; null when there is none.</summary>
    public virtual string ReadComment(TableName table) => $"select obj_description(cast({Literal(Quote(table))} as regclass), 'pg_class')";

    /// <summary>Deletes the rows of a table whose key stands in a temporary one. A key may be an expression, and one that is null matches nothing.</summary>
    public virtual string DeleteMatching(TableName table, string source, IReadOnlyList<string> keys, IEnumerable<string> conditions)
    {
        var match = keys.Count == 1
            ? $"({keys[0]}) in (select ({keys[0]}) from {Quote(source)})"
            : $"exists (select 1 from {Quote(source)} as DBT_INTERNAL_SOURCE where {SameKeys(keys)})";
        return $"delete from {Quote(table)} as DBT_INTERNAL_DEST\nwhere {match}{string.Concat(conditions.Select(condition => $"\n  and ({condition})"))}";
    }

    /// <summary>Updates the rows of a table whose key stands in a temporary one, and inserts the others of that.</summary>
    public virtual string Merge(TableName table, string source, IReadOnlyList<string> keys, IEnumerable<string> conditions, IReadOnlyList<string> columns, IReadOnlyList<string> updated)
    {
        var on = string.Join(" and ", conditions.Select(condition => $"({condition})").Append(SameKeys(keys)));
        var update = updated.Count == 0 ? "" : $"\nwhen matched then update set {string.Join(", ", updated.Select(column => $"{Quote(column)} = DBT_INTERNAL_SOURCE.{Quote(column)}"))}";
        return $"""
            merge into {Quote(table)} as DBT_INTERNAL_DEST
            using {Quote(source)} as DBT_INTERNAL_SOURCE
            on {on}{update}
            when not matched then insert ({string.Join(", ", columns.Select(Quote))})
            values ({string.Join(", ", columns.Select(column => $"DBT_INTERNAL_SOURCE.{Quote(column)}"))})
            """;
    }

    static string SameKeys(IEnumerable<string> keys) => string.Join(" and ", keys.Select(key => $"DBT_INTERNAL_SOURCE.{key} = DBT_INTERNAL_DEST.{key}"));
}
