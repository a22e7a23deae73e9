using Kept.Contracts;
using Kept.Feeds;
using Kept.Landing;
using Kept.Models;
using Kept.Questions;
using Kept.Runs;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Plans;

/// <summary>
/// Plans a run: runs it on a copy of the warehouse, by the same code, and compares the copy with the warehouse. The copy is
/// kept, so that what was shown can be published as it is. Nothing of the workspace changes but the plan's own folder.
/// </summary>
public sealed class Planner(Workspace workspace, Contract contract, ModelProject project, IReadOnlyList<Feed> feeds, QuestionCatalog questions, WarehouseOpener open, TimeProvider clock, ITableReader? tables = null)
{
    readonly PlanFolder folder = new(workspace);

    /// <summary>Plans; the plan that was there is forgotten.</summary>
    /// <exception cref="BusyException">A run, or another plan, holds the workspace.</exception>
    /// <exception cref="PlanException">There is no room for it.</exception>
    /// <exception cref="LandingException">A file could not be landed, as it could not be by the run.</exception>
    /// <exception cref="ModelException">A model could not be built, as it could not be by the run.</exception>
    public async Task<Plan> PlanAsync(RunRequest request, IPlanObserver observer, CancellationToken cancellation)
    {
        using var runLock = RunLock.Take(workspace, clock);
        folder.Discard();
        await CloseAsync(cancellation);
        var (run, start) = await LookAsync(request, cancellation);
        if (run.Build is BuildKind.None)
        {
            return new Plan { Code = await CodeAsync(cancellation) };
        }

        PlanRoom.MustSuffice(workspace, run);
        try
        {
            return await RunAsync(request, run, start, observer, cancellation);
        }
        catch
        {
            folder.Discard();
            throw;
        }
    }

    /// <summary>Has the engine fold what a killed run left beside the file into it: then the file is all there is.</summary>
    async Task CloseAsync(CancellationToken cancellation)
    {
        if (File.Exists(workspace.WarehousePath + ".wal"))
        {
            await using var warehouse = await open(workspace.WarehousePath, false, cancellation);
            await warehouse.ExecuteAsync("checkpoint", cancellation);
        }
    }

    async Task<(RunPlan Run, PlanBase Start)> LookAsync(RunRequest request, CancellationToken cancellation)
    {
        var isThere = File.Exists(workspace.WarehousePath);
        await using var warehouse = isThere
            ? await open(workspace.WarehousePath, true, cancellation)
            : await OpenEmptyAsync(cancellation);
        var run = await new Pipeline(warehouse, workspace, contract, project, clock).PlanAsync(feeds, request, cancellation);
        return (run, isThere ? await PlanBase.LookAsync(workspace.WarehousePath, warehouse, cancellation) : PlanBase.Nothing);
    }

    async Task<Warehouse> OpenEmptyAsync(CancellationToken cancellation)
    {
        var empty = await open(null, false, cancellation);
        await StagingSchema.EnsureAsync(empty, contract, cancellation);
        return empty;
    }

    async Task<CodeChanges?> CodeAsync(CancellationToken cancellation)
    {
        await using var warehouse = await open(workspace.WarehousePath, true, cancellation);
        return await new RunBook(warehouse).LastCodeAsync(cancellation) is { } before
            ? CodeChanges.Between(before, CodeInventory.Of(workspace, project, feeds), project)
            : null;
    }

    async Task<Plan> RunAsync(RunRequest request, RunPlan run, PlanBase start, IPlanObserver observer, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        folder.Make();
        if (start.Bytes > 0)
        {
            observer.Copying(start.Bytes);
            File.Copy(workspace.WarehousePath, folder.WarehousePath);
        }

        var copied = clock.GetElapsedTime(began);
        var plan = await RunOnCopyAsync(request, run, observer, cancellation);
        plan = plan with { Times = new Dictionary<string, TimeSpan>(plan.Times) { ["copy"] = copied, ["all"] = clock.GetElapsedTime(began) } };
        Keep(plan, start);
        return plan;
    }

    async Task<Plan> RunOnCopyAsync(RunRequest request, RunPlan run, IPlanObserver observer, CancellationToken cancellation)
    {
        await using var warehouse = await open(folder.WarehousePath, false, cancellation);
        await StagingSchema.EnsureAsync(warehouse, contract, cancellation);
        var inPlace = run.Build is BuildKind.Incremental ? await TablesInPlace.LookAsync(warehouse, folder.WarehousePath, cancellation) : null;
        var pipeline = new Pipeline(warehouse, workspace with { TargetPath = folder.TargetPath }, contract, project, clock, tables);
        var report = await pipeline.RunAsync(feeds, request, observer, cancellation);
        var plan = new Plan { Run = report, Build = run.Build };
        return await new PlanReading(warehouse, workspace, project, feeds, questions, clock) { InPlace = inPlace }.ReadAsync(plan, observer, cancellation);
    }

    void Keep(Plan plan, PlanBase start)
    {
        if (File.Exists(folder.WarehousePath + ".wal"))
        {
            throw new PlanException("the plan's warehouse was not closed in one piece; make the plan again");
        }

        var note = new PlanNote(
            PlanNote.CurrentVersion, clock.GetUtcNow().UtcDateTime, start, PlanBase.Identify(folder.WarehousePath).Head, plan.Run!.RunId, project.Fingerprint, plan.Refusal);
        if (plan.Refusal is not null)
        {
            folder.DropWarehouse();
        }

        folder.Write(note);
    }
}
