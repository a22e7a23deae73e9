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
        "database" or "include" or "quote" or "without_identifier" or "type" or "is_view" or "is_table" =>
            throw new JinjaFault($"'{name}' of a relation is not supported; run dbt for it"),
        _ => null,
    };

    public override string ToString() => IsCommonTable ? Actual.Name : $"{Sql.Name(Actual.Schema)}.{Sql.Name(Actual.Name)}";
}
