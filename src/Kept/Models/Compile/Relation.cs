using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>
/// A table or view as a template sees it. It is written as the name it has now, which is another than its own
/// while it is being built aside, or the bare name of a common table expression; its attributes are those of its own name.
/// </summary>
sealed record Relation(TableName Own, TableName Actual) : IJinjaObject
{
    public Relation(TableName own)
        : this(own, own)
    {
    }

    /// <summary>Whether it is a common table expression of the query that it stands in.</summary>
    public bool IsCommonTable => Actual.Schema.Length == 0;

    public object? Find(string name) => name switch
    {
        "schema" => Own.Schema,
        "identifier" or "name" or "table" => Own.Name,
        "render" => new Function("render", (_, _) => ToString()),
        "include" => new Function("include", (arguments, _) => Include(arguments.Bind("database?", "schema?", "identifier?"))),
        "without_identifier" => new Function("without_identifier", (_, _) => Sql.Name(Actual.Schema)),
        "quote" => new Function("quote", (arguments, _) => Quoted(arguments.Bind("database?", "schema?", "identifier?"))),
        "is_cte" => IsCommonTable,
        "database" => throw new JinjaFault("'database' of a relation is not supported: a warehouse is one database, so leave it out; run dbt for it"),
        "type" or "is_view" or "is_table" or "information_schema" =>
            throw new JinjaFault($"'{name}' of a relation is not supported; run dbt for it"),
        _ => null,
    };

    public override string ToString() => IsCommonTable ? Actual.Name : $"{Sql.Name(Actual.Schema)}.{Sql.Name(Actual.Name)}";

    /// <summary>The name with some of its parts; there is never a database in it.</summary>
    string Include(object?[] parts)
    {
        bool Has(object? part) => part is Undefined || Truth.Of(part);
        return string.Join('.', new[] { Has(parts[1]) && !IsCommonTable ? Sql.Name(Actual.Schema) : "", Has(parts[2]) ? Sql.Name(Actual.Name) : "" }.Where(part => part.Length > 0));
    }

    string Quoted(object?[] parts)
    {
        string Part(string name, object? isQuoted) => isQuoted is Undefined || Truth.Of(isQuoted) ? Sql.Name(name) : name;
        return IsCommonTable ? Part(Actual.Name, parts[2]) : $"{Part(Actual.Schema, parts[1])}.{Part(Actual.Name, parts[2])}";
    }
}
