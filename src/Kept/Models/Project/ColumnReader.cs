using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>Reads the columns of a model or of a source's table.</summary>
static class ColumnReader
{
    static readonly HashSet<string> Known = ["name", "description", "data_type", "data_tests", "tests", "meta", "tags", "config", "quote"];
    static readonly HashSet<string> ConfigKeys = ["meta", "tags"];

    static readonly Dictionary<string, string> Refused = new()
    {
        ["constraints"] = "say it as a data test, or run dbt for it",
    };

    public static List<Column> Read(YamlMap owner) => [.. owner.MapsOf("columns").Select(ReadOne)];

    public static IEnumerable<TestProperties> ReadTests(YamlMap owner) =>
        TestReader.Read(owner, null).Concat(owner.MapsOf("columns").SelectMany(column => TestReader.Read(column, column.TextOf("name")).Select(test => test with { ColumnTags = Tags(column) })));

    static List<string> Tags(YamlMap column) =>
        [.. column["tags"]?.Texts ?? [], .. column.MapOf("config")?["tags"]?.Texts ?? []];

    public static Dictionary<string, object?> Meta(YamlMap owner)
    {
        var meta = owner.ValueOf("meta") as Dictionary<string, object?> ?? [];
        foreach (var (key, value) in owner.MapOf("config")?.ValueOf("meta") as Dictionary<string, object?> ?? [])
        {
            meta[key] = value;
        }

        return meta;
    }

    static Column ReadOne(YamlMap column)
    {
        column.Know("a column", Known, Refused);
        column.MapOf("config")?.Know("the config of a column", ConfigKeys);
        return new Column
        {
            Name = column.RequiredText("name", "a column"),
            DataType = column.TextOf("data_type"),
            Description = column.TextOf("description") ?? "",
            Meta = Meta(column),
        };
    }
}
