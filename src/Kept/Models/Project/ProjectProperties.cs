using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Project;

/// <summary>All that the properties files say, by name; what a later directory says is joined to it.</summary>
sealed class ProjectProperties(IReadOnlyDictionary<string, IReadOnlyList<string>> folders)
{
    /// <summary>Under <c>anchors</c> stands what other keys of the file repeat; by itself it says nothing.</summary>
    static readonly HashSet<string> Known = ["version", "anchors", "models", "seeds", "snapshots", "sources", "macros", "analyses", "data_tests", "tests", "unit_tests"];

    static readonly HashSet<string> SeedKeys = ["name", "description", "config", "columns", "data_tests", "tests", "meta", "docs"];
    static readonly HashSet<string> SnapshotKeys = [.. SeedKeys, "relation"];
    static readonly HashSet<string> ModelKeys = [.. SeedKeys, "constraints"];
    static readonly HashSet<string> NodeKeys = ["name", "description", "config", "meta", "docs", "columns"];
    static readonly HashSet<string> MacroKeys = ["name", "description", "config", "meta", "docs", "arguments"];

    static readonly Dictionary<string, string> Refused = new()
    {
        ["exposures"] = "leave them out, or run dbt for them",
        ["functions"] = "run dbt for functions",
        ["groups"] = "leave them out, or run dbt for them",
        ["metrics"] = "ask a question of analyses/ instead, or run dbt for them",
        ["saved_queries"] = "ask a question of analyses/ instead, or run dbt for them",
        ["semantic_models"] = "ask a question of analyses/ instead, or run dbt for them",
    };

    static readonly Dictionary<string, string> RefusedOfModel = new()
    {
        ["versions"] = "run dbt for versions of a model",
        ["latest_version"] = "run dbt for versions of a model",
        ["access"] = "run dbt for it",
        ["deprecation_date"] = "run dbt for it",
        ["group"] = "run dbt for it",
        ["tags"] = "write them under 'config'",
        ["time_spine"] = "run dbt for it",
    };

    readonly HashSet<(string Kind, string Name)> claimed = [];

    public Dictionary<string, ModelProperties> Models { get; } = [];

    public Dictionary<string, NodeProperties> Tests { get; } = [];

    public Dictionary<string, NodeProperties> Analyses { get; } = [];

    public Dictionary<string, NodeProperties> Macros { get; } = [];

    public Dictionary<(string Model, string Name), UnitTestProperties> UnitTests { get; } = [];

    public Dictionary<(string Source, string Table), SourceProperties> Sources { get; } = [];

    /// <exception cref="ModelException">A file is not readable, or says what is not supported.</exception>
    public static ProjectProperties Read(IEnumerable<ProjectFile> files)
    {
        var all = new ProjectProperties(files.Where(file => file.Kind is FileKind.Properties).DistinctBy(file => file.Display).ToDictionary(file => file.Display, file => file.Folders));
        var layers = files.Where(file => file.Kind is FileKind.Properties).Select(file => new LayeredFile(file.Layer, StrictYaml.Parse(file.Text, file.Display)));
        var unitTests = UnitTestReader.Of(files);
        foreach (var map in PropertyLayers.Merge([.. layers]))
        {
            all.Read(map);
            all.ReadUnitTests(map, unitTests);
        }

        return all;
    }

    void Read(YamlMap map)
    {
        map.Know("a properties file", Known, Refused);
        ReadModels(map, "models", "model", ModelKeys);
        ReadModels(map, "seeds", "seed", SeedKeys);
        ReadModels(map, "snapshots", "snapshot", SnapshotKeys);
        ReadNodes(map, "analyses", "analysis", NodeKeys, Analyses);
        ReadNodes(map, "data_tests", "test", NodeKeys, Tests);
        ReadNodes(map, "tests", "test", NodeKeys, Tests);
        ReadNodes(map, "macros", "macro", MacroKeys, Macros);
        foreach (var (source, table) in SourceReader.Read(map))
        {
            Claim("source", $"{source}.{table.Table.Name}", table.At);
            Sources[(source, table.Table.Name)] = table with { Tests = [.. table.Tests.Select(InItsFolder)] };
        }
    }

    void ReadUnitTests(YamlMap map, UnitTestReader reader)
    {
        foreach (var test in reader.Read(map))
        {
            UnitTests[(test.Model, test.Name)] = UnitTests.ContainsKey((test.Model, test.Name))
                ? throw new ConfigurationException(test.File, test.Line, $"the unit test '{test.Name}' of '{test.Model}' is described twice; keep one of the two")
                : test;
        }
    }

    TestProperties InItsFolder(TestProperties test) => test with { Folders = folders[test.File] };

    void ReadModels(YamlMap map, string key, string what, HashSet<string> known)
    {
        foreach (var model in map.MapsOf(key))
        {
            model.Know($"a {what}", known, RefusedOfModel);
            var name = model.RequiredText("name", $"a {what}");
            Claim("model", name, model);
            Models[name] = new ModelProperties(
                name, model.TextOf("description") ?? "", ConfigOf(model), ColumnReader.Read(model), [.. ColumnReader.ReadTests(model).Select(InItsFolder)], model.File, model.Line)
            {
                What = what,
                Constraints = ColumnReader.ReadConstraints(model),
                Relation = model.TextOf("relation"),
            };
        }
    }

    void ReadNodes(YamlMap map, string key, string what, HashSet<string> known, Dictionary<string, NodeProperties> into)
    {
        foreach (var node in map.MapsOf(key))
        {
            node.Know(what, known, RefusedOfModel);
            var name = node.RequiredText("name", what);
            Claim(what, name, node);
            into[name] = new NodeProperties(name, node.TextOf("description") ?? "", ConfigOf(node), node.File, node.Line);
        }
    }

    /// <summary>The settings of a node, with what dbt takes for settings beside them.</summary>
    static YamlMap? ConfigOf(YamlMap node)
    {
        var config = node.MapOf("config");
        foreach (var key in new[] { "meta", "docs" }.Where(key => node[key] is not null))
        {
            config = config?[key] is null ? (config ?? node.Empty()).With(key, node[key]!)
                : throw node.Error(key, $"'{key}' stands beside 'config' and in it; keep the one in 'config'");
        }

        return config;
    }

    void Claim(string kind, string name, YamlMap at)
    {
        if (!claimed.Add((kind, name)))
        {
            throw at.Error("name", $"{kind} '{name}' is described twice; keep one of the two");
        }
    }
}
