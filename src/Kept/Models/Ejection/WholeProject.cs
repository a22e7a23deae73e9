using Kept.Models.Project;
using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Ejection;

/// <summary>The layers as one dbt project, as plain dbt can build it: each name once, in one file.</summary>
sealed class WholeProject(LayeredProject layers)
{
    const string Settings = "dbt_project.yml";

    /// <summary>What the one project's directory must hold besides the files of the workspace that stay as they are.</summary>
    /// <exception cref="ModelException">Two files that both count stand at one path.</exception>
    public IReadOnlyList<EjectedFile> Files() => [SettingsFile(), .. Texts(), .. Properties()];

    EjectedFile SettingsFile() => layers.Directories.Skip(1).Any(directory => File.Exists(Path.Combine(directory, Settings)))
        ? new EjectedFile(Settings, EjectAction.Join, YamlText.Write(SettingsLayers.Read(layers.Directories)))
        : new EjectedFile(Settings, EjectAction.Copy, File.ReadAllText(Path.Combine(Workspace.ShippedProject, Settings)));

    IEnumerable<EjectedFile> Texts()
    {
        var theirs = layers.Theirs.Select(LayeredProject.PathOf).ToHashSet();
        foreach (var ours in layers.Ours.Where(file => file.Kind is not FileKind.Properties))
        {
            var over = layers.Overriding(ours);
            var isWholly = over is not null && (ours.Kind is not FileKind.Macro || LayeredProject.Macros(ours).IsSubsetOf(layers.Theirs.Where(file => file.Kind is FileKind.Macro).SelectMany(LayeredProject.Macros)));
            if (isWholly)
            {
                continue;
            }

            if (over is not null || theirs.Contains(LayeredProject.PathOf(ours)))
            {
                throw new ModelException((over ?? layers.Theirs.First(file => LayeredProject.PathOf(file) == LayeredProject.PathOf(ours))).Display, 0, 0,
                    $"overrides a part of our {LayeredProject.PathOf(ours)}, or stands in its place; override all of its macros, or rename the file");
            }

            yield return new EjectedFile(LayeredProject.PathOf(ours), EjectAction.Copy, ours.Text);
        }
    }

    IEnumerable<EjectedFile> Properties()
    {
        var files = layers.Files.Where(file => file.Kind is FileKind.Properties).ToList();
        var parsed = files.ConvertAll(file => StrictYaml.Parse(file.Text, file.Display));
        var joined = PropertyLayers.Merge([.. files.Zip(parsed, (file, map) => new LayeredFile(file.Layer, map))]);
        return files.Select((file, at) => (File: file, Before: parsed[at], After: joined[at])).GroupBy(entry => LayeredProject.PathOf(entry.File)).SelectMany(group => Joined(group.Key, [.. group]));
    }

    /// <summary>A file of ours is copied when nothing was joined to it; one of theirs is left alone when nothing was taken from it.</summary>
    static IEnumerable<EjectedFile> Joined(string path, IReadOnlyList<(ProjectFile File, YamlMap Before, YamlMap After)> files) => files switch
    {
        [{ File.Layer: 0 } ours] when ours.Before == ours.After => [new EjectedFile(path, EjectAction.Copy, ours.File.Text)],
        [{ File.Layer: > 0 } theirs] when theirs.Before == theirs.After => [],
        [{ File.Layer: > 0 } theirs] when IsEmpty(theirs.After) => [new EjectedFile(path, EjectAction.Remove, null)],
        _ => [new EjectedFile(path, EjectAction.Join, YamlText.Write(WithoutEmpty(files.Select(file => file.After).Aggregate(Append))))],
    };

    static bool IsEmpty(YamlMap map) => WithoutEmpty(map).Entries.All(entry => entry.Key == "version");

    static YamlMap WithoutEmpty(YamlMap map) =>
        map.Entries.Where(entry => entry.Value.IsList && entry.Value.List.Count == 0).Aggregate(map, (rest, entry) => rest.Without(entry.Key));

    /// <summary>What stands in two files, in one.</summary>
    static YamlMap Append(YamlMap first, YamlMap second) => second.Entries.Aggregate(first, (map, entry) =>
        map[entry.Key] is { IsList: true } list && entry.Value.IsList ? map.With(entry.Key, list.With([.. list.List, .. entry.Value.List])) : map.With(entry.Key, entry.Value));
}
