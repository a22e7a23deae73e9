using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>All that the properties files say, by name; a later directory wins.</summary>
sealed class ProjectProperties
{
    static readonly HashSet<string> Known =
        ["version", "models", "sources", "macros", "analyses", "data_tests", "tests", "exposures", "metrics", "semantic_models", "saved_queries", "groups"];

    static readonly HashSet<string> ModelKeys = ["name", "description", "config", "columns", "data_tests", "tests", "meta", "docs", "tags"];
    static readonly HashSet<string> NodeKeys = ["name", "description", "config", "meta", "docs", "tags", "columns"];

    static readonly Dictionary<string, string> Refused = new()
    {
        ["seeds"] = "run dbt for seeds, or load the file as a feed",
        ["snapshots"] = "run dbt for snapshots",
        ["unit_tests"] = "run dbt for unit tests",
        ["functions"] = "run dbt for functions",
    };

    static readonly Dictionary<string, string> RefusedOfModel = new()
    {
        ["versions"] = "run dbt for versions of a model",
        ["latest_version"] = "run dbt for versions of a model",
        ["constraints"] = "say it as a data test, or run dbt for it",
        ["access"] = "run dbt for it",
        ["group"] = "run dbt for it",
        ["time_spine"] = "run dbt for it",
    };

    readonly Dictionary<(string Kind, string Name), int> layers = [];

    public Dictionary<string, ModelProperties> Models { get; } = [];

    public Dictionary<string, NodeProperties> Tests { get; } = [];

    public Dictionary<string, NodeProperties> Analyses { get; } = [];

    public Dictionary<(string Source, string Table), SourceProperties> Sources { get; } = [];

    /// <exception cref="ModelException">A file is not readable, or says what is not supported.</exception>
    public static ProjectProperties Read(IEnumerable<ProjectFile> files)
    {
        var all = new ProjectProperties();
        foreach (var file in files.Where(file => file.Kind is FileKind.Properties))
        {
            all.Read(StrictYaml.Parse(file.Text, file.Display), file.Layer);
        }

        return all;
    }

    void Read(YamlMap map, int layer)
    {
        map.Know("a properties file", Known, Refused);
        foreach (var model in map.MapsOf("models"))
        {
            model.Know("a model", ModelKeys, RefusedOfModel);
            var name = model.RequiredText("name", "a model");
            Claim("model", name, layer, model);
            Models[name] = new ModelProperties(
                name, model.TextOf("description") ?? "", model.MapOf("config"), ColumnReader.Read(model), [.. ColumnReader.ReadTests(model)], model.File, model.Line);
        }

        ReadNodes(map, "analyses", "analysis", Analyses, layer);
        ReadNodes(map, "data_tests", "test", Tests, layer);
        ReadNodes(map, "tests", "test", Tests, layer);
        foreach (var (source, table) in SourceReader.Read(map))
        {
            Claim("source", $"{source}.{table.Table.Name}", layer, table.At);
            Sources[(source, table.Table.Name)] = table;
        }
    }

    void ReadNodes(YamlMap map, string key, string what, Dictionary<string, NodeProperties> into, int layer)
    {
        foreach (var node in map.MapsOf(key))
        {
            node.Know(what, NodeKeys);
            var name = node.RequiredText("name", what);
            Claim(what, name, layer, node);
            into[name] = new NodeProperties(name, node.TextOf("description") ?? "", node.MapOf("config"), node.File, node.Line);
        }
    }

    void Claim(string kind, string name, int layer, YamlMap at)
    {
        if (layers.TryGetValue((kind, name), out var other) && other == layer)
        {
            throw at.Error("name", $"{kind} '{name}' is described twice; keep one of the two");
        }

        layers[(kind, name)] = layer;
    }
}
