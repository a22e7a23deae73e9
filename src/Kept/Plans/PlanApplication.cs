using Kept.Runs;
using Kept.Workspaces;

namespace Kept.Plans;

/// <summary>Publishes a plan: its warehouse takes the place of the one that it was made from, in one step of the file system.</summary>
public sealed class PlanApplication(Workspace workspace, WarehouseOpener open, TimeProvider clock)
{
    readonly PlanFolder folder = new(workspace);

    /// <summary>Publishes just what the plan showed. Readers see the old or the new at every moment, also when it is killed.</summary>
    /// <returns>The run that is published, and the project text that it went by.</returns>
    /// <exception cref="BusyException">A run, or another plan, holds the workspace.</exception>
    /// <exception cref="PlanException">There is no plan, it may not be published, or it is out of date.</exception>
    public async Task<(int RunId, string Fingerprint)> ApplyAsync(CancellationToken cancellation)
    {
        using var runLock = RunLock.Take(workspace, clock);
        var note = folder.Read() ?? throw new PlanException("there is no plan to apply; make one: kept plan");
        if (note.Refusal is not null)
        {
            throw new PlanException($"the plan cannot be applied: {note.Refusal}. Correct that, and run kept plan again");
        }

        if (PlanBase.Identify(workspace.WarehousePath).Head != note.ResultHead)
        {
            await MustBeCurrentAsync(note, cancellation);
            File.Move(folder.WarehousePath, workspace.WarehousePath, overwrite: true);
        }

        folder.MoveTarget();
        folder.Discard();
        return (note.RunId!.Value, note.Fingerprint);
    }

    async Task MustBeCurrentAsync(PlanNote note, CancellationToken cancellation)
    {
        var (bytes, head) = PlanBase.Identify(workspace.WarehousePath);
        if ((bytes, head) != (note.Base.Bytes, note.Base.Head) || File.Exists(workspace.WarehousePath + ".wal") || !File.Exists(folder.WarehousePath))
        {
            throw new PlanException($"the plan is out of date, because {await WhyAsync(note.Base, cancellation)}. Nothing was changed; run kept plan again");
        }
    }

    /// <summary>What happened since, as far as the warehouse's own books tell.</summary>
    async Task<string> WhyAsync(PlanBase start, CancellationToken cancellation)
    {
        if (!File.Exists(workspace.WarehousePath))
        {
            return "the warehouse that it was made from is gone";
        }

        await using var warehouse = await open(workspace.WarehousePath, true, cancellation);
        var now = await PlanBase.LookAsync(workspace.WarehousePath, warehouse, cancellation);
        return now.RunId != start.RunId ? $"run {now.RunId} was published since"
            : now.LoadId != start.LoadId ? $"load {now.LoadId} has landed since"
            : "the warehouse was written to since";
    }
}
