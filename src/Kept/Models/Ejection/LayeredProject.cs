using Kept.Models.Jinja;
using Kept.Models.Project;
using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Ejection;

/// <summary>The project that is shipped with the program and a workspace's part of it, file by file.</summary>
sealed class LayeredProject
{
    /// <param name="own">The workspace's part; it need not exist.</param>
    public LayeredProject(string own)
        : this(own, Directory.Exists(own) ? [Workspace.ShippedProject, own] : [Workspace.ShippedProject])
    {
    }

    LayeredProject(string own, IReadOnlyList<string> directories)
    {
        Own = own;
        Directories = directories;
        IsWhole = directories.Skip(1).Any(ProjectPath.IsWhole);
        Files = ProjectFiles.Read(directories, ProjectSettings.Read(IsWhole ? [Workspace.ShippedProject] : directories));
    }

    /// <summary>The workspace's part; it need not exist.</summary>
    public string Own { get; }

    /// <summary>Ours, and the workspace's where it counts.</summary>
    public IReadOnlyList<string> Directories { get; }

    /// <summary>Whether the workspace's part is a project of its own.</summary>
    public bool IsWhole { get; }

    /// <summary>Ours without the workspace's.</summary>
    public LayeredProject OursAlone() => new(Own, [Workspace.ShippedProject]);

    public IReadOnlyList<ProjectFile> Files { get; }

    public IEnumerable<ProjectFile> Ours => Files.Where(file => file.Layer == 0);

    public IEnumerable<ProjectFile> Theirs => Files.Where(file => file.Layer > 0);

    /// <summary>A file's path in its directory, with slashes.</summary>
    public static string PathOf(ProjectFile file) => file.Display[(file.Display.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The workspace's file that overrides one of ours: of the same kind and name; of macros one that defines the same.</summary>
    public ProjectFile? Overriding(ProjectFile ours) => ours.Kind is FileKind.Properties ? null
        : ours.Kind is FileKind.Macro ? Theirs.FirstOrDefault(file => file.Kind is FileKind.Macro && Macros(file).Overlaps(Macros(ours)))
        : Theirs.FirstOrDefault(file => file.Kind == ours.Kind && file.Name == ours.Name);

    public static HashSet<string> Macros(ProjectFile file) =>
        [.. Template.Parse(new SourceText(file.Display, file.Text)).Macros.Select(macro => macro.Name)];
}
