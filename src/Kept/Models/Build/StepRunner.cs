namespace Kept.Models.Build;

/// <summary>Goes through the steps of a plan in their order; after a failed test, what depends on the tested models is skipped.</summary>
sealed class StepRunner(Session session, IBuildMode mode, IBuildObserver observer, TimeProvider clock)
{
    readonly List<StepReport> reports = [];
    readonly HashSet<string> blocked = [];

    public IReadOnlyList<StepReport> Reports => reports;

    /// <summary>Why nothing may be published; null when all is well.</summary>
    public string? Objection => reports.Where(report => report.Status is StepStatus.Failed).Select(report => report.Step.Name).ToList() switch
    {
        [] => null,
        [var test] => $"the test '{test}' failed",
        var tests => $"{tests.Count} tests failed: {string.Join(", ", tests)}",
    };

    public async Task RunAsync(IReadOnlyList<PlannedStep> plan, CancellationToken cancellation)
    {
        foreach (var step in plan)
        {
            cancellation.ThrowIfCancellationRequested();
            observer.Started(step.Step);
            var start = clock.GetTimestamp();
            var report = step.Model is { } model ? await BuildAsync(step.Step, model, cancellation) : await TestAsync(step.Step, step.Test!, cancellation);
            report = report with { Elapsed = clock.GetElapsedTime(start) };
            reports.Add(report);
            observer.Finished(report);
        }
    }

    async Task<StepReport> BuildAsync(BuildStep step, Model model, CancellationToken cancellation)
    {
        var report = new StepReport { Step = step, Status = StepStatus.Passed, Description = model.Description, Place = model.File };
        if (model.DependsOn.Any(IsBlocked))
        {
            blocked.Add(model.Name);
            return report with { Status = StepStatus.Skipped };
        }

        var counts = await mode.BuildAsync(model, cancellation);
        return report with { Rows = counts.Rows, Inserted = counts.Inserted, Deleted = counts.Deleted };
    }

    async Task<StepReport> TestAsync(BuildStep step, DataTest test, CancellationToken cancellation)
    {
        var place = test.Line > 0 ? $"{test.File}:{test.Line}" : test.File;
        var report = new StepReport { Step = step, Status = StepStatus.Skipped, Severity = test.Severity, Description = test.Description, Place = place };
        if (test.DependsOn.Any(name => IsBlocked(name) && !IsReadable(name)))
        {
            return report;
        }

        var result = await new TestRunner(session).RunAsync(test, mode.References, cancellation);
        blocked.UnionWith(result.Status is StepStatus.Failed ? test.DependsOn : []);
        return report with { Status = result.Status, Failures = result.Failures, StoredIn = result.StoredIn };
    }

    /// <summary>Whether a model, or one that stands inlined in it, may not be read.</summary>
    bool IsBlocked(string model) => blocked.Contains(model) || (Inlined(model)?.References.Any(IsBlocked) ?? false);

    bool IsReadable(string model) => Inlined(model)?.References.All(IsReadable) ?? reports.Any(report => report.Step.Kind is BuildStepKind.Model && report.Step.Name == model && report.Status is StepStatus.Passed);

    Compile.Node? Inlined(string model) => session.Project.Context.Models[model] is { IsEphemeral: true } node ? node : null;
}
