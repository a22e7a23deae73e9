using System.Text.RegularExpressions;

namespace Kept.Workspaces;

/// <summary>The reading of <c>kept.yml</c>.</summary>
static partial class WorkspaceReader
{
    /// <summary>The keys of a kept.yml.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["version", "name", "source", "warehouse", "vars", "memory_limit", "threads", "openlineage", "publish", "prediction"];

    /// <summary>Reads the kept.yml of a directory.</summary>
    public static Workspace Read(string root)
    {
        var yaml = StrictYaml.Load(Path.Combine(root, Workspace.FileName));
        CheckVersion(yaml.Require("version"));
        yaml.Only(Keys);
        var warehouse = yaml["warehouse"];
        var isOnServer = warehouse is not null && ServerUrl.IsOne(warehouse.Text);
        return new Workspace
        {
            Root = root,
            Name = yaml["name"]?.Text ?? Path.GetFileName(root),
            PrimarySource = yaml["source"] is { } source ? SourceName.Read(source) : "main",
            WarehousePath = Path.GetFullPath(isOnServer || warehouse is null ? "kept.duckdb" : warehouse.Text, root),
            Server = isOnServer ? ServerUrl.Read(warehouse!) : null,
            Vars = yaml["vars"]?.Map.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Free) ?? [],
            MemoryLimit = yaml["memory_limit"] is { } limit ? ReadSize(limit) : null,
            Lineage = LineageSettings.Read(yaml["openlineage"], root),
            Prediction = yaml["prediction"] is { } prediction ? PredictionSettings.Read(prediction) : new PredictionSettings(),
            Publish = yaml["publish"] is { } publish ? PublishSettings.Read(publish, root) : null,
            Threads = yaml["threads"] is { } threads ? ReadThreads(threads) : null,
        };
    }

    static void CheckVersion(YamlValue version)
    {
        if (version.Integer > Workspace.CurrentVersion)
        {
            throw version.Error($"this workspace has version {version.Integer}, this program knows up to {Workspace.CurrentVersion}; use a newer kept. Nothing was changed");
        }

        if (version.Integer < 1)
        {
            throw version.Error($"version: found {version.Integer}, expected {Workspace.CurrentVersion}");
        }
    }

    static string ReadSize(YamlValue limit) => Size.IsMatch(limit.Text)
        ? limit.Text
        : throw limit.Error($"memory_limit: found '{limit.Text}', expected a size such as 4GB or 512MiB");

    static int ReadThreads(YamlValue threads) => threads.Integer >= 1
        ? threads.Integer
        : throw threads.Error($"threads: found {threads.Integer}, expected 1 or more");

    [GeneratedRegex(@"^\d+(\.\d+)? ?[KMGT]i?B$", RegexOptions.IgnoreCase)]
    static partial Regex Size { get; }
}
