using Kept.Cli.Kernel;
using Kept.Contracts;
using Kept.DuckDb.Lineage;
using Kept.Feeds;
using Kept.Lineage;
using Kept.Models;
using Kept.OpenLineage;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>Tells a run to who wants to hear of lineage, beside whatever observes it already.</summary>
static class LineageEvents
{
    /// <summary>Runs, and tells it.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="project">What is built.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="feeds">What is landed.</param>
    /// <param name="observer">Who observes the run already.</param>
    /// <param name="run">The run, given who observes it now.</param>
    /// <param name="problem">Why a run that ended by itself has not done what it should; null when it has.</param>
    public static async Task<T> TellAsync<T>(
        Call call, ModelProject project, Contract contract, IReadOnlyList<Feed> feeds, IRunObserver observer,
        Func<IRunObserver, Task<T>> run, Func<T, string?> problem)
    {
        var target = EventTarget.Of(call.Workspace, Environment.GetEnvironmentVariable);
        if (!target.IsWanted)
        {
            return await run(observer);
        }

        await using var events = new RunEvents(
            observer, target, call.Workspace, project, feeds, cancellation => TraceAsync(ForLineage(call, project), contract, feeds, cancellation), call.Time, call.Terminal.Note);
        try
        {
            var result = await run(events);
            events.Ended(problem(result));
            return result;
        }
        catch (OperationCanceledException)
        {
            events.Aborted();
            throw;
        }
        catch (Exception error)
        {
            // Only our own messages are known to hold no patient's value.
            events.Failed(error is KeptException ? error.Message : error.GetType().Name);
            throw;
        }
    }

    /// <summary>Lineage is read by the embedded engine's parser, so from the texts for that engine; which column depends on which is the same on every engine.</summary>
    static ModelProject ForLineage(Call call, ModelProject project) =>
        call.Workspace.Server is null ? project : ModelProject.Load(call.Workspace.ProjectDirectories, call.Workspace.Vars);

    static async Task<LineageFacts> TraceAsync(ModelProject project, Contract contract, IReadOnlyList<Feed> feeds, CancellationToken cancellation)
    {
        await using var engine = await DuckDbQueryEngine.OpenAsync(cancellation);
        return new LineageFacts(await LineageGraph.TraceAsync(project, contract, feeds, engine, cancellation), engine.Version);
    }
}
