using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>Reads the columns of a model or of a source's table.</summary>
static class ColumnReader
{
    static readonly HashSet<string> Known = ["name", "description", "data_type", "data_tests", "tests", "meta", "tags", "config", "quote", "constraints"];
    static readonly HashSet<string> ConfigKeys = ["meta", "tags"];
    static readonly HashSet<string> ConstraintKeys = ["type", "name", "expression", "columns", "warn_unsupported", "warn_unenforced", "to", "to_columns"];

    public static List<Column> Read(YamlMap owner) => [.. owner.MapsOf("columns").Select(ReadOne)];

    public static IEnumerable<TestProperties> ReadTests(YamlMap owner) =>
        TestReader.Read(owner, null).Concat(owner.MapsOf("columns").SelectMany(column => TestReader.Read(column, NameIn(column)).Select(test => test with { SubjectTags = Tags(column) })));

    /// <summary>A column's name as SQL has it: in quotes, where the column asks for them.</summary>
    static string? NameIn(YamlMap column) => column.ValueOf("quote") is true ? Sql.Name(column.TextOf("name") ?? "") : column.TextOf("name");

    /// <summary>The tags of a column, a source or a table of one.</summary>
    public static List<string> Tags(YamlMap owner) =>
        [.. owner["tags"]?.Texts ?? [], .. owner.MapOf("config")?["tags"]?.Texts ?? []];

    public static Dictionary<string, object?> Meta(YamlMap owner)
    {
        var meta = owner.ValueOf("meta") as Dictionary<string, object?> ?? [];
        foreach (var (key, value) in owner.MapOf("config")?.ValueOf("meta") as Dictionary<string, object?> ?? [])
        {
            meta[key] = value;
        }

        return meta;
    }

    public static List<Constraint> ReadConstraints(YamlMap owner) => [.. owner.MapsOf("constraints").Select(constraint =>
    {
        constraint.Know("a constraint", ConstraintKeys);
        var type = constraint.RequiredText("type", "a constraint");
        return type is "not_null" or "check"
            ? new Constraint(type, constraint.TextOf("name"), constraint.TextOf("expression"), constraint["columns"]?.Texts ?? [])
            : throw constraint.Error("type", $"the constraint '{type}' is not supported; not_null and check are, so say it as a data test, or run dbt for it");
    })];

    static Column ReadOne(YamlMap column)
    {
        column.Know("a column", Known);
        column.MapOf("config")?.Know("the config of a column", ConfigKeys);
        return new Column
        {
            Name = column.RequiredText("name", "a column"),
            DataType = column.TextOf("data_type"),
            Description = column.TextOf("description") ?? "",
            Constraints = ReadConstraints(column),
            Meta = Meta(column),
        };
    }
}
