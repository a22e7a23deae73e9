using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>The tree <c>models:</c> of dbt_project.yml: settings by folder, those of an inner folder over those of an outer.</summary>
sealed class ConfigTree(YamlMap? root)
{
    readonly HashSet<YamlMap> used = [];
    readonly Dictionary<string, YamlMap> folders = [];

    /// <summary>The settings that hold for a model, outermost first.</summary>
    public IEnumerable<ConfigEntry> For(IReadOnlyList<string> folderNames, string model)
    {
        var level = root;
        var path = "";
        foreach (var folder in folderNames.Append(model).Prepend(""))
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

    /// <exception cref="ModelException">A part of the tree fits no model: a folder's name is misspelt, or its models are gone.</exception>
    public void Check()
    {
        if (root is not null)
        {
            used.Add(root);
            Check(root, "/");
        }
    }

    void Check(YamlMap level, string path)
    {
        foreach (var key in level.Entries.Where(IsFolder).Select(entry => entry.Key))
        {
            if (!folders.TryGetValue($"{path}/{key}", out var inner) || !used.Contains(inner))
            {
                throw level.Error(key, $"'{key}' is neither a folder of models nor a model here; a setting is written with a plus before it: '+{key}'");
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
readonly record struct ConfigEntry(string Key, object? Value, string File, int Line);
