using Kept.Models.Project;
using Kept.Workspaces;

namespace Kept.Models.Ejection;

/// <summary>Copies the project that is shipped with the program into a workspace, file by file or as a whole.</summary>
public sealed class Ejector
{
    readonly LayeredProject layers;

    Ejector(LayeredProject layers) => this.layers = layers;

    /// <summary>Looks at a workspace's part of the project.</summary>
    /// <exception cref="ModelException">A file cannot be read.</exception>
    public static Ejector Of(Workspace workspace) => new(new LayeredProject(workspace.OwnProject));

    /// <summary>Every file of ours, and what the workspace has made of it.</summary>
    public IReadOnlyList<BuiltInFile> List()
    {
        var copied = EjectedBook.Read(layers.Own);
        return [.. layers.Ours.OrderBy(file => file.Kind).ThenBy(file => file.Name, StringComparer.Ordinal).Select(file =>
        {
            var path = LayeredProject.PathOf(file);
            var over = layers.Overriding(file) ?? (layers.IsWhole ? layers.Theirs.FirstOrDefault(theirs => LayeredProject.PathOf(theirs) == path) : null);
            var state = over is null ? BuiltInState.Used
                : over.Text == file.Text ? BuiltInState.Copied
                : copied.TryGetValue(path, out var hash) && EjectedBook.IsChanged(path, hash) ? BuiltInState.Changed
                : BuiltInState.Overridden;
            return new BuiltInFile(KindOf(file), file.Name, path, state, over?.Display);
        })];
    }

    /// <summary>What it takes to copy single files into the workspace.</summary>
    /// <param name="kind">model, macro, test, analysis, seed or snapshot.</param>
    /// <param name="names">Their names.</param>
    /// <param name="force">Whether a file of the workspace may be overwritten.</param>
    /// <exception cref="KeptException">There is no such file, or the workspace overrides it already.</exception>
    public IReadOnlyList<EjectedFile> Plan(string kind, IReadOnlyList<string> names, bool force)
    {
        var ofKind = layers.Ours.Where(file => KindOf(file) == kind && file.Kind is not FileKind.Properties).ToList();
        if (ofKind.Count == 0)
        {
            throw new KeptException(Suggestion.Unknown("kind", kind, [.. layers.Ours.Where(file => file.Kind is not FileKind.Properties).Select(KindOf).Distinct()]));
        }

        return [.. names.Select(name => PlanOne(ofKind.Find(file => file.Name == name) ?? throw new KeptException(Suggestion.Unknown(kind, name, [.. ofKind.Select(file => file.Name)])), force))];
    }

    /// <summary>What it takes to make the workspace's part a whole dbt project.</summary>
    /// <param name="force">Whether files of the workspace may be rewritten where what they say is joined to ours.</param>
    /// <exception cref="KeptException">It is one already, or files would have to be rewritten.</exception>
    public IReadOnlyList<EjectedFile> PlanAll(bool force)
    {
        if (layers.IsWhole)
        {
            throw new KeptException("the workspace has a whole project already: warehouse/dbt_project.yml names it. Nothing was written; to compare it with ours: kept eject --to DIR");
        }

        var files = new WholeProject(layers).Files();
        var changed = files.Where(file => file.Action is not EjectAction.Copy && File.Exists(Path.Combine(layers.Own, file.Path))).Select(file => file.Path).ToList();
        return changed.Count == 0 || force ? files : throw new KeptException(
            $"what the workspace says of our models and sources is joined to ours, so these files of its warehouse/ are rewritten without their comments, or removed: {string.Join(", ", changed)}. Nothing was written; commit them, then say --force");
    }

    /// <summary>The whole project as one, for another directory: ours with what the workspace lays over it; ours alone when the workspace has a project of its own.</summary>
    public IReadOnlyList<EjectedFile> PlanCopy()
    {
        var joined = new WholeProject(layers.IsWhole ? layers.OursAlone() : layers).Files().Where(file => file.Action is not EjectAction.Remove).ToList();
        var theirs = layers.IsWhole ? [] : layers.Theirs.Where(file => joined.TrueForAll(one => one.Path != LayeredProject.PathOf(file)) && !IsJoinedAway(file));
        return [.. joined, .. theirs.Select(file => new EjectedFile(LayeredProject.PathOf(file), EjectAction.Copy, file.Text))];
    }

    /// <summary>Writes the files; what was copied from ours into the workspace is remembered, with its hash.</summary>
    /// <param name="directory">The project's directory.</param>
    /// <param name="files">What <see cref="Plan"/> and its kin have said.</param>
    public void Write(string directory, IReadOnlyList<EjectedFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(directory, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file.Text is null)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllText(path, file.Text);
            }
        }

        if (directory == layers.Own)
        {
            EjectedBook.Add(directory, files.Select(file => file.Path).Where(path => File.Exists(Path.Combine(Workspace.ShippedProject, path)))
                .Select(path => (path, File.ReadAllText(Path.Combine(Workspace.ShippedProject, path)))));
        }
    }

    bool IsJoinedAway(ProjectFile file) => new WholeProject(layers).Files().Any(one => one.Path == LayeredProject.PathOf(file) && one.Action is EjectAction.Remove);

    EjectedFile PlanOne(ProjectFile ours, bool force)
    {
        var path = LayeredProject.PathOf(ours);
        return layers.Overriding(ours) is not { } over ? new EjectedFile(path, EjectAction.Copy, ours.Text)
            : force && LayeredProject.PathOf(over) == path ? new EjectedFile(path, EjectAction.Overwrite, ours.Text)
            : throw new KeptException($"{over.Display} overrides {KindOf(ours)} '{ours.Name}' already. Nothing was written; {(LayeredProject.PathOf(over) == path ? "say --force to overwrite it" : "remove it first")}");
    }

    static string KindOf(ProjectFile file) => file.Kind.ToString().ToLowerInvariant();
}
