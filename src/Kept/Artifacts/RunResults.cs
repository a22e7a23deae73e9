using Kept.Models;
using Kept.Models.Build;

namespace Kept.Artifacts;

/// <summary>What became of each node, as dbt's <c>run_results.json</c> has it, in version 6 of its published schema. It holds counts, never rows.</summary>
public static class RunResults
{
    /// <summary>The file's name.</summary>
    public const string FileName = "run_results.json";

    /// <summary>Writes it.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="project">The project.</param>
    /// <param name="invocation">The command that writes it.</param>
    /// <param name="build">What was done.</param>
    public static void Write(string directory, ModelProject project, Invocation invocation, BuildReport build)
    {
        var relations = project.Models.ToDictionary(model => model.UniqueId, model => $"\"{invocation.Database}\".\"{model.Table.Schema}\".\"{model.Table.Name}\"");
        ArtifactFile.Write(Path.Combine(directory, FileName), new Dictionary<string, object?>
        {
            ["metadata"] = invocation.Metadata("run-results/v6"),
            ["results"] = build.Steps.Select(step => Of(step, relations.GetValueOrDefault(step.Step.UniqueId))).ToList(),
            ["elapsed_time"] = build.Elapsed.TotalSeconds,
            ["args"] = new Dictionary<string, object?> { ["which"] = invocation.Command, ["full_refresh"] = build.IsRebuild },
        });
    }

    static Dictionary<string, object?> Of(StepReport step, string? relation) => new()
    {
        ["status"] = StatusOf(step),
        ["timing"] = TimingOf(step),
        ["thread_id"] = "Thread-1",
        ["execution_time"] = step.Elapsed.TotalSeconds,
        ["adapter_response"] = step.Inserted is { } rows ? new Dictionary<string, object?> { ["_message"] = $"INSERT {rows}", ["rows_affected"] = rows } : new(),
        ["message"] = MessageOf(step),
        ["failures"] = step.Failures,
        ["unique_id"] = step.Step.UniqueId,
        ["compiled"] = step.CompiledSql is not null,
        ["compiled_code"] = step.CompiledSql,
        ["relation_name"] = relation,
        ["batch_results"] = null,
    };

    static string StatusOf(StepReport step) => (step.Status, step.Step.Kind) switch
    {
        (StepStatus.Passed, BuildStepKind.Model) => "success",
        (StepStatus.Passed, _) => "pass",
        (StepStatus.Warned, _) => "warn",
        (StepStatus.Failed, _) => "fail",
        (StepStatus.Skipped, _) => "skipped",
        _ => "error",
    };

    static string? MessageOf(StepReport step) => step.Problem
        ?? (step.Failures > 0 && step.Diff is null ? $"Got {step.Failures} {(step.Failures == 1 ? "result" : "results")}, configured to {(step.Status is StepStatus.Failed ? "fail" : "warn")}" : null)
        ?? (step.Diff is not null ? "actual differs from expected" : step.Status is StepStatus.Passed && step.Step.Kind is BuildStepKind.Model ? "OK" : null);

    static List<object?> TimingOf(StepReport step)
    {
        var end = step.StartedAt + step.Elapsed;
        return step.CompiledAt is { } compiled ? [Span("compile", step.StartedAt, compiled), Span("execute", compiled, end)] : [];
    }

    static Dictionary<string, object?> Span(string name, DateTimeOffset from, DateTimeOffset to) =>
        new() { ["name"] = name, ["started_at"] = Invocation.Text(from), ["completed_at"] = Invocation.Text(to) };
}
