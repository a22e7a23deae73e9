using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Project;

/// <summary>What <c>dbt_project.yml</c> says.</summary>
sealed record ProjectSettings
{
    /// <summary>What is said to dbt's own program: its directories, its version, its log.</summary>
    static readonly HashSet<string> OfDbt =
    [
        "version", "config-version", "profile", "require-dbt-version", "asset-paths", "target-path", "log-path", "packages-install-path", "clean-targets",
        "query-comment", "dbt-cloud",
    ];

    static readonly HashSet<string> Known =
    [
        .. OfDbt, "name", "model-paths", "macro-paths", "test-paths", "analysis-paths", "seed-paths", "snapshot-paths", "docs-paths",
        "vars", "models", "seeds", "snapshots", "tests", "data_tests", "flags",
    ];

    static readonly Dictionary<string, string> Refused = new()
    {
        ["on-run-start"] = "put it into the pre_hook of a model, or run dbt for it",
        ["on-run-end"] = "put it into the post_hook of a model, or run dbt for it",
        ["dispatch"] = "name the macro in the project duckdb__name or default__name, or run dbt for it",
        ["exposures"] = "leave it out, or run dbt for it",
        ["function-paths"] = "run dbt for functions",
        ["functions"] = "run dbt for functions",
        ["metrics"] = "leave it out, or run dbt for it",
        ["quoting"] = "names are always quoted; run dbt for it",
        ["restrict-access"] = "packages are not supported; leave it out",
        ["saved-queries"] = "leave it out, or run dbt for it",
        ["semantic-models"] = "leave it out, or run dbt for it",
        ["sources"] = "put it into the file that declares the source",
        ["unit_tests"] = "put it into the config of the unit test",
    };

    public required string Name { get; init; }

    public required IReadOnlyList<string> ModelPaths { get; init; }

    public required IReadOnlyList<string> MacroPaths { get; init; }

    public required IReadOnlyList<string> TestPaths { get; init; }

    public required IReadOnlyList<string> AnalysisPaths { get; init; }

    public required IReadOnlyList<string> SeedPaths { get; init; }

    public required IReadOnlyList<string> SnapshotPaths { get; init; }

    /// <summary>Where docs blocks are looked for, beside all of the above.</summary>
    public required IReadOnlyList<string> DocsPaths { get; init; }

    public required IReadOnlyDictionary<string, object?> Vars { get; init; }

    /// <summary>The tree <c>models:</c>.</summary>
    public required YamlMap? Models { get; init; }

    /// <summary>The tree <c>seeds:</c>.</summary>
    public required YamlMap? Seeds { get; init; }

    /// <summary>The tree <c>snapshots:</c>.</summary>
    public required YamlMap? Snapshots { get; init; }

    /// <summary>The tree <c>data_tests:</c>, or <c>tests:</c> as dbt once called it.</summary>
    public required YamlMap? Tests { get; init; }

    public static string PathIn(string directory) => ProjectPath.Settings(directory);

    /// <summary>Reads the settings of the first directory; those of later ones are laid over it.</summary>
    /// <exception cref="ModelException">There is no file, or it says what is not supported.</exception>
    public static ProjectSettings Read(IReadOnlyList<string> directories)
    {
        var path = PathIn(directories[0]);
        if (!File.Exists(path))
        {
            throw new ModelException(path, 0, 0, "there is no such file; expected a dbt project in this folder");
        }

        NamedSelectors.Refuse(directories);
        Packages.Refuse(directories);
        var map = SettingsLayers.Read(directories);
        map.Know("the project", Known, Refused);
        Flags.Check(map.MapOf("flags"));
        return Read(map, map.RequiredText("name", "the project"));
    }

    static ProjectSettings Read(YamlMap map, string name) => new()
    {
        Name = name,
        ModelPaths = Paths(map, "model-paths", "models"),
        MacroPaths = Paths(map, "macro-paths", "macros"),
        TestPaths = Paths(map, "test-paths", "tests"),
        AnalysisPaths = Paths(map, "analysis-paths", "analyses"),
        SeedPaths = Paths(map, "seed-paths", "seeds"),
        SnapshotPaths = Paths(map, "snapshot-paths", "snapshots"),
        DocsPaths = map["docs-paths"]?.Texts ?? [],
        Vars = ReadVars(map.ValueOf("vars") as Dictionary<string, object?> ?? [], name),
        Models = map.MapOf("models"),
        Seeds = map.MapOf("seeds"),
        Snapshots = map.MapOf("snapshots"),
        Tests = map.MapOf("data_tests") ?? map.MapOf("tests"),
    };

    static IReadOnlyList<string> Paths(YamlMap map, string key, string otherwise) => map[key]?.Texts ?? [otherwise];

    static Dictionary<string, object?> ReadVars(Dictionary<string, object?> vars, string name)
    {
        var all = vars.Where(entry => entry.Key != name).ToDictionary();
        foreach (var (key, value) in vars.GetValueOrDefault(name) as Dictionary<string, object?> ?? [])
        {
            all[key] = value;
        }

        return all;
    }
}
