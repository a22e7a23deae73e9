namespace Kept.Warehouses;

/// <summary>What an engine is and how it spells things: facts first, overrides second.</summary>
public abstract class Dialect
{
    /// <summary>The adapter's name in dbt, by which macros are dispatched: duckdb, postgres.</summary>
    public abstract string Name { get; }

    /// <summary>An identifier, quoted for this engine.</summary>
    public virtual string Quote(string identifier) => Sql.Name(identifier);

    /// <summary>A text as a SQL literal; null as <c>null</c>.</summary>
    public virtual string Literal(string? text) =>
        Sql.Text(text);
}
