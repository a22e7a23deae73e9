using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>Goes through the steps of a plan in their order; what depends on a step that failed is skipped, and the rest goes on.</summary>
sealed class StepRunner(Session session, IBuildMode mode, IBuildObserver observer, TimeProvider clock)
{
    readonly List<StepReport> reports = [];
    readonly HashSet<string> blocked = [];
    readonly List<DataTest> failed = [];
    readonly HashSet<Model> built = [];
    string? end;

    /// <summary>Whether the first failure ends the build.</summary>
    public bool FailFast { get; init; }

    public IReadOnlyList<StepReport> Reports => reports;

    /// <summary>The models that could be built.</summary>
    public IReadOnlySet<Model> Built => built;

    /// <summary>Why nothing may be published; null when all is well.</summary>
    public string? Objection => Build.Objection.To(reports);

    public async Task RunAsync(IReadOnlyList<PlannedStep> plan, CancellationToken cancellation)
    {
        foreach (var step in plan)
        {
            cancellation.ThrowIfCancellationRequested();
            observer.Started(step.Step);
            var start = clock.GetTimestamp();
            var report = Timed(await RunAsync(step, new StepReport { Step = step.Step, Status = StepStatus.Skipped, StartedAt = clock.GetUtcNow() }, cancellation));
            report = report with { Elapsed = clock.GetElapsedTime(start) };
            reports.Add(report);
            observer.Finished(report);
        }
    }

    StepReport Timed(StepReport report) => session.CompiledOf(report.Step.UniqueId) is { } compiled && !report.IsReused
        ? report with { CompiledSql = compiled.Sql, CompiledAt = compiled.At }
        : report;

    async Task<StepReport> RunAsync(PlannedStep step, StepReport begun, CancellationToken cancellation)
    {
        begun = step switch
        {
            { Model: { } model } => Describe(begun, model),
            { UnitTest: { } unit } => begun with { Description = unit.Description, Place = $"{unit.File}:{unit.Line}" },
            _ => Describe(begun, step.Test!),
        };
        if (end is not null)
        {
            return begun with { Problem = end };
        }

        try
        {
            await session.Displaced.PutBackForAsync(step.Node, cancellation);
            var report = step switch
            {
                { Model: { } model } => await BuildAsync(begun, model, cancellation),
                { UnitTest: { } unit } => await TestAsync(begun, unit, cancellation),
                _ => await TestAsync(begun, step.Test!, cancellation),
            };
            end = FailFast && report.Status is StepStatus.Failed ? EndedBy(report) : null;
            return report;
        }
        catch (ModelException error) when (error.InnerException is not WarehouseException { IsOfMachine: true })
        {
            return await FailAsync(begun, step, error, cancellation);
        }
    }

    async Task<StepReport> FailAsync(StepReport begun, PlannedStep step, ModelException error, CancellationToken cancellation)
    {
        blocked.UnionWith((step.Model?.Name ?? step.UnitTest?.Model) is { } model ? [model] : []);
        var report = begun with { Status = StepStatus.Error, Problem = error.Message };
        end = FailFast ? EndedBy(report)
            : await mode.CanGoOnAsync(cancellation) ? null
            : $"the error of '{step.Step.Name}' ended the transaction";
        return report;
    }

    static string EndedBy(StepReport report) => $"'{report.Step.Name}' failed, and --fail-fast ends the build there";

    static StepReport Describe(StepReport report, Model model) => report with { Description = model.Description, Place = model.File };

    static StepReport Describe(StepReport report, DataTest test) =>
        report with { Severity = test.Severity, Description = test.Description, Place = test.Line > 0 ? $"{test.File}:{test.Line}" : test.File };

    async Task<StepReport> BuildAsync(StepReport report, Model model, CancellationToken cancellation)
    {
        if (Hindrance(model) is { } hindrance)
        {
            blocked.Add(model.Name);
            return report with { Problem = hindrance };
        }

        var counts = await mode.BuildAsync(model, cancellation);
        built.Add(model);
        return report with { Status = StepStatus.Passed, IsReused = session.Reuses(model), Rows = counts.Rows, Inserted = counts.Inserted, Deleted = counts.Deleted };
    }

    /// <summary>Why a model is not built; null when it may be. As in dbt, a test holds back what stands below all that it looks at.</summary>
    string? Hindrance(Model model)
    {
        if (IsBlocked(model.Name))
        {
            return "a unit test of it failed";
        }

        if (model.DependsOn.FirstOrDefault(IsBlocked) is { } cause)
        {
            var isSkipped = reports.Any(report => report.Step.Name == cause && report.Step.Kind is BuildStepKind.Model && report.Status is StepStatus.Skipped);
            return $"'{cause}', which it reads, {(isSkipped ? "was skipped" : "failed")}";
        }

        var above = failed.Count > 0 ? Above(model.Name, []) : [];
        return failed.Find(test => test.DependsOn.All(above.Contains)) is { } test ? $"the test '{test.Name}' of what it reads failed" : null;
    }

    HashSet<string> Above(string model, HashSet<string> found)
    {
        foreach (var name in session.Project.Context.Models[model].References.Where(found.Add))
        {
            Above(name, found);
        }

        return found;
    }

    /// <summary>A unit test needs what the model reads, for the types of its columns.</summary>
    async Task<StepReport> TestAsync(StepReport report, UnitTest test, CancellationToken cancellation)
    {
        if (test.Node.Tested!.References.FirstOrDefault(IsUnbuilt) is { } cause)
        {
            return report with { Problem = $"'{cause}', which '{test.Model}' reads, was not built" };
        }

        MustBeThere(test.Node, test.Node.Tested);

        var diff = await new UnitTestRunner(session, mode.References).RunAsync(test, cancellation);
        blocked.UnionWith(diff is null ? [] : [test.Model]);
        return report with { Status = diff is null ? StepStatus.Passed : StepStatus.Failed, Failures = diff is null ? 0 : 1, Diff = diff };
    }

    async Task<StepReport> TestAsync(StepReport report, DataTest test, CancellationToken cancellation)
    {
        if (test.DependsOn.FirstOrDefault(IsUnbuilt) is { } cause)
        {
            return report with { Problem = $"'{cause}', which it looks at, was not built" };
        }

        MustBeThere(test.Node, test.Node);

        var result = await new TestRunner(session).RunAsync(test, mode.References, cancellation);
        failed.AddRange(result.Status is StepStatus.Failed && test.DependsOn.Count > 0 ? [test] : []);
        return report with { Status = result.Status, Failures = result.Failures, StoredIn = result.StoredIn, Checksum = result.Checksum, IsNarrow = result.IsNarrow };
    }

    void MustBeThere(Compile.Node test, Compile.Node reader)
    {
        if (Unbuilt.First(session, reader) is { } missing)
        {
            throw test.Fail($"the test '{test.Name}' looks at '{missing}', which is neither selected nor built; select it too, or leave such tests out: --indirect-selection buildable");
        }
    }

    /// <summary>Whether a model, or one that stands inlined in it, may not be built or read: it failed, was skipped, or a unit test of it failed.</summary>
    bool IsBlocked(string model) => blocked.Contains(model) || (Inlined(model)?.References.Any(IsBlocked) ?? false);

    /// <summary>Whether its table is not there. Where only tests run, a failing unit test leaves the table as it was.</summary>
    bool IsUnbuilt(string model) => IsBlocked(model) && !IsReadable(model);

    bool IsReadable(string model) => Inlined(model)?.References.All(IsReadable) ?? !reports.Any(report => report.Step.Kind is BuildStepKind.Model && report.Step.Name == model && report.Status is not StepStatus.Passed);

    Compile.Node? Inlined(string model) => session.Project.Context.Models[model] is { IsEphemeral: true } node ? node : null;
}
