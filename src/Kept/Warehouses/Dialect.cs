namespace Kept.Warehouses;

/// <summary>What an engine is and how it spells things: facts first, overrides second.</summary>
public abstract class Dialect
{
    /// <summary>The adapter's name in dbt, by which macros are dispatched: duckdb, postgres.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a table that has indexes can be renamed.</summary>
    public virtual bool CanRenameIndexed => true;

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

    /// <summary>Drops a table or a view, if it exists, and the views that read it.</summary>
    public virtual string Drop(TableName table, bool isView) => $"drop {(isView ? "view" : "table")} if exists {Quote(table)} cascade";

    /// <summary>Makes an index.</summary>
    public virtual string CreateIndex(string name, TableName table, IEnumerable<string> columns, bool isUnique) =>
        $"create {(isUnique ? "unique " : "")}index {Quote(name)} on {Quote(table)} ({string.Join(", ", columns.Select(Quote))})";

    /// <summary>A query for the tables and views of some schemas: schema, name, and whether it is a view.</summary>
    public virtual string ListTables(IEnumerable<string> schemas) => $"""
        select table_schema, table_name, table_type = 'VIEW'
        from information_schema.tables
        where table_catalog = current_database() and table_schema in ({string.Join(", ", schemas.Select(Literal))})
        """;

    /// <summary>A query for the columns of a query's result: name and type, in their order.</summary>
    public abstract string Describe(string query);

    /// <summary>A query for the columns of a table, in their order.</summary>
    public virtual string ListColumns(TableName table) => $"""
        select column_name
        from information_schema.columns
        where table_catalog = current_database() and table_schema = {Literal(table.Schema)} and table_name = {Literal(table.Name)}
        order by ordinal_position
        """;
}
