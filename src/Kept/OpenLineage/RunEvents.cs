using Kept.Feeds;
using Kept.Landing;
using Kept.Models;
using Kept.Models.Build;
using Kept.Runs;
using Kept.Workspaces;

namespace Kept.OpenLineage;

/// <summary>
/// Tells a run in OpenLineage's events: one run for the whole, and below it one for each load, each model and the tests of each
/// table. It only notes what the run's observer hears; events are made and sent beside the run, which they neither delay nor fail.
/// </summary>
public sealed class RunEvents : IRunObserver, IAsyncDisposable
{
    /// <summary>The longest that a server may take for one event, and all events together after the run's end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly IRunObserver next;
    readonly ModelProject project;
    readonly TimeProvider clock;
    readonly Lazy<Task<LineageFacts>> facts;
    readonly Outbox outbox;
    readonly JobEvents jobs;
    readonly Guid run;
    readonly List<(string Table, DataTest Test, StepReport Report)> tested = [];
    readonly CancellationTokenSource stop = new();

    /// <summary>The job that was begun and has not ended.</summary>
    Func<Happening, LineageFacts, byte[]>? open;

    Guid openRun;

    /// <summary>Begins to tell a run.</summary>
    /// <param name="next">Hears all that this hears.</param>
    /// <param name="target">Where events go.</param>
    /// <param name="workspace">The workspace that runs.</param>
    /// <param name="project">Its project.</param>
    /// <param name="feeds">Its feeds.</param>
    /// <param name="trace">Finds the lineage; asked at most once, and only when something is loaded or built.</param>
    /// <param name="clock">The time.</param>
    /// <param name="warn">Is told, once a target, why events do not arrive.</param>
    public RunEvents(
        IRunObserver next, EventTarget target, Workspace workspace, ModelProject project, IReadOnlyList<Feed> feeds,
        Func<CancellationToken, Task<LineageFacts>> trace, TimeProvider clock, Action<string> warn)
    {
        (this.next, this.project, this.clock) = (next, project, clock);
        facts = new Lazy<Task<LineageFacts>>(() => Task.Run(() => trace(stop.Token)));
        run = NewRun();
        var naming = new Naming(workspace, target.Namespace);
        jobs = new JobEvents(new EventWriter(naming, run), naming, project, feeds);
        outbox = new Outbox(Sinks(target, workspace), Patience, warn);
        Post(new Happening(EventType.Start, clock.GetUtcNow(), run));
    }

    /// <inheritdoc />
    public void Started(string feed, string file, int index, int total)
    {
        next.Started(feed, file, index, total);
        Begin((happening, known) => jobs.Load(happening, known, feed, file, null));
    }

    /// <inheritdoc />
    public void Finished(LoadReport report)
    {
        next.Finished(report);
        End((happening, known) => jobs.Load(happening, known, report.Feed, report.File, report));
    }

    /// <inheritdoc />
    public void Started(BuildStep step)
    {
        next.Started(step);
        if (step.Kind is BuildStepKind.Model && ModelOf(step) is { } model)
        {
            Begin((happening, known) => jobs.Model(happening, known, model, null));
        }
    }

    /// <inheritdoc />
    public void Finished(StepReport report)
    {
        next.Finished(report);
        if (report.Step.Kind is BuildStepKind.Model && ModelOf(report.Step) is { } model)
        {
            End((happening, known) => jobs.Model(happening, known, model, report), report.Status is StepStatus.Passed ? EventType.Complete : EventType.Abort);
        }
        else if (report.Status is not StepStatus.Skipped && project.Tests.FirstOrDefault(test => test.Name == report.Step.Name) is { } tested && Assertions.TableOf(project, tested) is { } table)
        {
            this.tested.Add((table, tested, report));
        }
    }

    /// <inheritdoc />
    public void Logged(string message) => next.Logged(message);

    /// <summary>The run has ended by itself.</summary>
    /// <param name="problem">Why nothing is published, without a patient's value; null when all is well.</param>
    public void Ended(string? problem)
    {
        EndTests();
        Post(new Happening(problem is null ? EventType.Complete : EventType.Fail, clock.GetUtcNow(), run, problem));
    }

    /// <summary>An error has ended the run, and the job that was open.</summary>
    /// <param name="problem">The error, without a patient's value.</param>
    public void Failed(string problem) => Break(EventType.Fail, problem);

    /// <summary>A person has ended the run.</summary>
    public void Aborted() => Break(EventType.Abort, null);

    /// <summary>Sends what is still to be sent, within the patience.</summary>
    public async ValueTask DisposeAsync()
    {
        await outbox.DisposeAsync();
        await stop.CancelAsync();
    }

    static IEnumerable<IEventSink> Sinks(EventTarget target, Workspace workspace)
    {
        if (target.File is { } file)
        {
            yield return new FileSink(file, workspace.Show(file));
        }

        if (target.Address is not null)
        {
            yield return new HttpSink(target, Patience);
        }
    }

    Guid NewRun() => Guid.CreateVersion7(clock.GetUtcNow());

    Model? ModelOf(BuildStep step) => project.Models.FirstOrDefault(model => model.Name == step.Name);

    void Begin(Func<Happening, LineageFacts, byte[]> job)
    {
        (open, openRun) = (job, NewRun());
        Post(job, new Happening(EventType.Start, clock.GetUtcNow(), openRun));
    }

    void End(Func<Happening, LineageFacts, byte[]> job, EventType type = EventType.Complete)
    {
        Post(job, new Happening(type, clock.GetUtcNow(), openRun));
        open = null;
    }

    void Break(EventType type, string? problem)
    {
        if (open is { } job)
        {
            Post(job, new Happening(type, clock.GetUtcNow(), openRun, problem));
            open = null;
        }

        EndTests();
        Post(new Happening(type, clock.GetUtcNow(), run, problem));
    }

    void EndTests()
    {
        foreach (var table in tested.GroupBy(result => result.Table))
        {
            var (id, results) = (NewRun(), table.Select(result => (result.Test, result.Report)).ToList());
            var ended = results.Any(result => result.Report.Status is StepStatus.Failed) ? EventType.Fail : EventType.Complete;
            Post((happening, known) => jobs.Tests(happening, known, table.Key, []), new Happening(EventType.Start, clock.GetUtcNow(), id));
            Post((happening, known) => jobs.Tests(happening, known, table.Key, results), new Happening(ended, clock.GetUtcNow(), id));
        }
    }

    void Post(Func<Happening, LineageFacts, byte[]> job, Happening happening)
    {
        var tracing = facts.Value;
        outbox.Post(async cancellation => job(happening, await tracing.WaitAsync(cancellation)));
    }

    void Post(Happening happening) => outbox.Post(_ => Task.FromResult(jobs.Run(happening)));
}
