using Kept.Models.Jinja;
using Kept.Models.Jinja.Values;
using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary><c>api.Relation.create(…)</c>, and the columns of a relation.</summary>
static class RelationObjects
{
    public static JinjaObject Api() => new("api", new Dictionary<string, object?>
    {
        ["Relation"] = new JinjaObject("api.Relation", new Dictionary<string, object?>
        {
            ["create"] = new Function("api.Relation.create", (arguments, _) => Create(arguments.Bind("database?", "schema?", "identifier?", "type?"))),
        }),
    });

    /// <summary>The columns of a relation in their order, with what dbt's <c>Column</c> says of each.</summary>
    public static List<object?> Columns(NodeContext context, Relation relation)
    {
        var table = relation.Actual;
        var sql = $"""
            select column_name, data_type from information_schema.columns
            where table_schema = {Sql.Text(table.Schema)} and table_name = {Sql.Text(table.Name)} order by ordinal_position
            """;
        return context.Invocation.Execute ? [.. QueryFunctions.Ask(context, sql).Rows.Select(object? (row) => Column((string)row[0]!, (string)row[1]!))] : [];
    }

    static JinjaObject Column(string name, string type) => new("column", new Dictionary<string, object?>
    {
        ["name"] = name,
        ["column"] = name,
        ["quoted"] = Sql.Name(name),
        ["dtype"] = type,
        ["data_type"] = type,
        ["is_string"] = Answer("is_string", IsAnyOf(type, "char", "text")),
        ["is_integer"] = Answer("is_integer", IsAnyOf(type, "int") && !IsAnyOf(type, "interval")),
        ["is_float"] = Answer("is_float", IsAnyOf(type, "float", "double", "real")),
        ["is_numeric"] = Answer("is_numeric", IsAnyOf(type, "decimal", "numeric")),
        ["is_number"] = Answer("is_number", IsAnyOf(type, "int", "float", "double", "real", "decimal", "numeric") && !IsAnyOf(type, "interval")),
    });

    static Function Answer(string name, bool answer) => new(name, (_, _) => answer);

    static bool IsAnyOf(string type, params string[] words) => words.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase));

    static Relation Create(object?[] values)
    {
        var (schema, identifier) = (values[1], values[2]);
        return identifier is string name
            ? new Relation(new TableName(schema is string own ? own : "", name))
            : throw new JinjaFault("'api.Relation.create' needs an identifier");
    }
}
