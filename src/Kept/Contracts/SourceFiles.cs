using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Contracts;

/// <summary>The properties files of a dbt project that declare sources.</summary>
static class SourceFiles
{
    static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    /// <summary>Reads them, in an order that is the same on every machine, with the layers joined.</summary>
    /// <exception cref="ConfigurationException">A file cannot be read, or no file declares a source.</exception>
    public static IReadOnlyList<YamlMap> Read(IReadOnlyList<string> directories)
    {
        var files = PropertyLayers.Merge([.. directories.SelectMany((directory, layer) => InLayer(directory).Select(map => new LayeredFile(layer, map)))]);
        return files.Any(file => file["sources"] is not null)
            ? [.. files.Where(file => file["sources"] is not null)]
            : throw new ConfigurationException(directories[0], 0, "no file under models declares sources; expected the staging tables that feeds fill");
    }

    static IEnumerable<YamlMap> InLayer(string directory) =>
        from folder in Folders(directory)
        let root = Path.Combine(directory, folder)
        where Directory.Exists(root)
        from path in Directory.EnumerateFiles(root, "*.y*ml", Everywhere).Order(StringComparer.Ordinal)
        let text = File.ReadAllText(path)
        where text.Contains("sources:", StringComparison.Ordinal)
        let map = StrictYaml.Parse(text, ProjectPath.Show(directory, path))
        where map["sources"] is not null
        select map;

    static IReadOnlyList<string> Folders(string directory) =>
        ProjectPath.Settings(directory) is { } settings && File.Exists(settings) && StrictYaml.Load(settings)["model-paths"] is { } paths ? paths.Texts : ["models"];
}
