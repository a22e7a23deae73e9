using System.Text.Json;
using Kept.Workspaces;

namespace Kept.Plans;

/// <summary>
/// Where a plan lies until it is applied: beside the warehouse file, so that it is on the same file system and can take its place
/// in one step. The note is written last: without it there is no plan.
/// </summary>
public sealed class PlanFolder
{
    readonly string root;
    readonly string target;

    /// <summary>The folder of a workspace's plan.</summary>
    public PlanFolder(Workspace workspace)
    {
        var name = Path.GetFileName(workspace.WarehousePath);
        root = Path.Combine(Path.GetDirectoryName(workspace.WarehousePath)!, ".kept", "plan", Path.GetFileNameWithoutExtension(name));
        WarehousePath = Path.Combine(root, name);
        target = workspace.TargetPath;
    }

    /// <summary>The warehouse that the plan would publish.</summary>
    public string WarehousePath { get; }

    /// <summary>What the plan's run writes for people and tools; it takes its place when the plan is applied.</summary>
    public string TargetPath => Path.Combine(root, "target");

    string NotePath => Path.Combine(root, "plan.json");

    /// <summary>Forgets the plan, finished or not. Of one that was published by a process that was killed, the files for people are brought first.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Discard()
    {
        var was = File.Exists(NotePath);
        if (was && !File.Exists(WarehousePath) && Parse() is { Refusal: null })
        {
            MoveTarget();
        }

        if (Directory.Exists(root))
        {
            File.Delete(NotePath);
            Directory.Delete(root, recursive: true);
        }

        return was;
    }

    internal void Make() => Directory.CreateDirectory(root);

    /// <summary>Frees the disk of a warehouse that will not be published; the note stays.</summary>
    internal void DropWarehouse() => File.Delete(WarehousePath);

    internal void Write(PlanNote note)
    {
        var text = JsonSerializer.Serialize(note, PlanNoteJson.Default.PlanNote);
        File.WriteAllText(NotePath + ".next", text);
        File.Move(NotePath + ".next", NotePath, overwrite: true);
    }

    /// <summary>The plan that is kept; null when there is none.</summary>
    /// <exception cref="PlanException">It was made by a newer program.</exception>
    internal PlanNote? Read()
    {
        var note = File.Exists(NotePath) ? Parse() : null;
        return note is null || note.Version <= PlanNote.CurrentVersion
            ? note
            : throw new PlanException($"the plan has version {note.Version}, this program knows up to {PlanNote.CurrentVersion}; use the kept that made it, or make it anew: kept plan");
    }

    /// <summary>Moves what the plan's run wrote for people to where they look for it, file by file.</summary>
    internal void MoveTarget()
    {
        foreach (var file in Directory.Exists(TargetPath) ? Directory.GetFiles(TargetPath, "*", SearchOption.AllDirectories) : [])
        {
            var to = Path.Combine(target, Path.GetRelativePath(TargetPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(file, to, overwrite: true);
        }
    }

    PlanNote Parse() => JsonSerializer.Deserialize(File.ReadAllText(NotePath), PlanNoteJson.Default.PlanNote)!;
}
