using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Project;

/// <summary>Finds and reads the files of a project, in an order that is the same on every machine.</summary>
static class ProjectFiles
{
    static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, MatchType = MatchType.Simple };

    /// <exception cref="ModelException">Two files of one directory have the same name, or a file is of a kind that is not supported.</exception>
    public static List<ProjectFile> Read(IReadOnlyList<string> directories, ProjectSettings settings)
    {
        var files = new List<ProjectFile>();
        for (var layer = 0; layer < directories.Count; layer++)
        {
            MustExist(directories[layer]);
            files.AddRange(Folder(directories[layer], layer, settings.ModelPaths, FileKind.Model));
            files.AddRange(Folder(directories[layer], layer, settings.SeedPaths, FileKind.Seed));
            files.AddRange(Folder(directories[layer], layer, settings.SnapshotPaths, FileKind.Snapshot));
            files.AddRange(Folder(directories[layer], layer, settings.MacroPaths, FileKind.Macro));
            files.AddRange(Folder(directories[layer], layer, settings.TestPaths, FileKind.Test));
            files.AddRange(Folder(directories[layer], layer, settings.AnalysisPaths, FileKind.Analysis));
            files.AddRange(Folder(directories[layer], layer, settings.DocsPaths, FileKind.Docs));
        }

        return files;
    }

    static void MustExist(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new ModelException(directory, 0, 0, "there is no such directory; expected a dbt project");
        }
    }

    static IEnumerable<ProjectFile> Folder(string directory, int layer, IReadOnlyList<string> paths, FileKind kind) =>
        from path in paths
        let root = Path.Combine(directory, path)
        where Directory.Exists(root)
        from file in Directory.EnumerateFiles(root, "*", Everywhere).Order(StringComparer.Ordinal)
        let actual = Kind(directory, file, kind)
        where actual is not null
        select new ProjectFile(actual.Value, layer, Display(directory, file), Folders(root, file), Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))
        {
            Origin = OriginOf(directory),
        };

    static FileKind? Kind(string directory, string file, FileKind kind) => Path.GetExtension(file) switch
    {
        ".sql" when kind is FileKind.Test && Path.GetRelativePath(directory, file).Split('/', '\\').Contains("generic") => FileKind.Macro,
        ".sql" or ".csv" when kind is FileKind.Test && Path.GetRelativePath(directory, file).Split('/', '\\').Contains("fixtures") => FileKind.Fixture,
        ".csv" when kind is FileKind.Seed => kind,
        ".sql" when kind is not (FileKind.Seed or FileKind.Docs) => kind,
        ".yml" or ".yaml" when kind is not FileKind.Docs => FileKind.Properties,
        ".md" => FileKind.Docs,
        ".py" when kind is FileKind.Model => throw new ModelException(Display(directory, file), 0, 0, "Python models are not supported; run dbt for it"),
        _ => null,
    };

    static Origin OriginOf(string directory) => Path.GetFullPath(directory) == Workspace.ShippedProject ? Origin.BuiltIn : Origin.Workspace;

    static string[] Folders(string root, string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(root, file)) is { Length: > 0 } folders ? folders.Split('/', '\\') : [];

    static string Display(string directory, string file) => ProjectPath.Show(directory, file);
}
