namespace Kept.Workspaces.Layers;

/// <summary>
/// The settings of a project in layers. A <c>dbt_project.yml</c> without a name belongs to no project of its own: what it says of
/// folders and variables is laid over the first directory's.
/// </summary>
static class SettingsLayers
{
    static readonly string[] Overlaid = ["version", "config-version", "models", "seeds", "snapshots", "data_tests", "tests", "vars"];

    /// <exception cref="ConfigurationException">A file is not readable, or one that is laid over another says what belongs to a whole project.</exception>
    public static YamlMap Read(IReadOnlyList<string> directories) =>
        directories.Skip(1).Select(ProjectPath.Settings).Where(File.Exists).Select(Over).Aggregate(Load(ProjectPath.Settings(directories[0])), EntryMerge.Deep);

    static YamlMap Over(string path)
    {
        var map = Load(path);
        return map.Entries.FirstOrDefault(entry => !Overlaid.Contains(entry.Key)) is { } other
            ? throw other.Error($"'{other.Key}' belongs to a whole project; settings that are laid over ours say only {string.Join(", ", Overlaid[2..])}. For a project of your own: kept eject --all")
            : map;
    }

    static YamlMap Load(string path) => StrictYaml.Load(path, ProjectPath.Show(Path.GetDirectoryName(path)!, path));
}
