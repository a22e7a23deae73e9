using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>A tree of dbt_project.yml, such as <c>models:</c> or <c>data_tests:</c>: settings by folder, those of an inner folder over those of an outer.</summary>
/// <param name="root">What stands below the key; null when nothing does.</param>
/// <param name="project">The project's name: below it stand the folders.</param>
/// <param name="kind">What the settings are for: model, seed, snapshot, test.</param>
sealed class ConfigTree(YamlMap? root, string project, string kind)
{
    readonly HashSet<YamlMap> used = [];
    readonly Dictionary<string, YamlMap> folders = [];

    /// <summary>The settings that hold for a node, outermost first.</summary>
    public IEnumerable<ConfigEntry> For(IReadOnlyList<string> folderNames, string node)
    {
        var level = root;
        var path = "";
        foreach (var folder in folderNames.Append(node).Prepend(project).Prepend(""))
        {
            path += "/" + folder;
            level = folder.Length == 0 ? level : Inner(level, folder, path);
            if (level is null)
            {
                yield break;
            }

            used.Add(level);
            foreach (var entry in Settings(level))
            {
                yield return entry;
            }
        }
    }

    /// <exception cref="ModelException">A part of the tree fits nothing: a folder's name is misspelt, or what was in it is gone.</exception>
    public void Check()
    {
        if (root is not null)
        {
            CheckProject(root);
            used.UnionWith(new[] { root, Inner(root, project, $"//{project}") }.OfType<YamlMap>());
            Check(root, "/");
        }
    }

    void CheckProject(YamlMap top)
    {
        if (top.Entries.FirstOrDefault(entry => IsFolder(entry) && entry.Key != project) is { } other)
        {
            throw other.Error($"'{other.Key}' is not this project; settings of every {kind} stand below '{project}', and packages are not supported");
        }
    }

    void Check(YamlMap level, string path)
    {
        foreach (var key in level.Entries.Where(IsFolder).Select(entry => entry.Key))
        {
            if (!folders.TryGetValue($"{path}/{key}", out var inner) || !used.Contains(inner))
            {
                throw level.Error(key, $"'{key}' is neither a folder of {kind}s nor a {kind} here; a setting is written with a plus before it: '+{key}'");
            }

            Check(inner, $"{path}/{key}");
        }
    }

    YamlMap? Inner(YamlMap? level, string folder, string path)
    {
        if (level?.Entries.FirstOrDefault(entry => entry.Key == folder) is not { } entry || !IsFolder(entry))
        {
            return null;
        }

        return folders.TryGetValue(path, out var known) ? known : folders[path] = entry.Value.Map;
    }

    static bool IsFolder(YamlEntry entry) => !entry.Key.StartsWith('+') && entry.Value.IsMap;

    static IEnumerable<ConfigEntry> Settings(YamlMap level) =>
        level.Entries.Where(entry => !IsFolder(entry)).Select(entry => new ConfigEntry(entry.Key.TrimStart('+'), entry.Value.Free, entry.File, entry.Line));
}

/// <summary>One setting and where it is written.</summary>
sealed record ConfigEntry(string Key, object? Value, string File, int Line);
