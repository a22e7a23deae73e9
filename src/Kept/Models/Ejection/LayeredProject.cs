using Kept.Models.Jinja;
using Kept.Models.Project;
using Kept.Workspaces;
using Kept.Workspaces.Layers;

namespace Kept.Models.Ejection;

/// <summary>The project that is shipped with the program and a workspace's part of it, file by file.</summary>
sealed class LayeredProject
{
    public LayeredProject(string own)
    {
        Own = own;
        IsWhole = Directory.Exists(own) && ProjectPath.IsWhole(own);
        string[] directories = Directory.Exists(own) ? [Workspace.ShippedProject, own] : [Workspace.ShippedProject];
        Files = ProjectFiles.Read(directories, ProjectSettings.Read(IsWhole ? [Workspace.ShippedProject] : directories));
    }

    /// <summary>The workspace's part; it need not exist.</summary>
    public string Own { get; }

    /// <summary>Whether that is a project of its own.</summary>
    public bool IsWhole { get; }

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
