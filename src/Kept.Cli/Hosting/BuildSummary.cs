using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Models.Build;
using Kept.Warehouses;

namespace Kept.Cli.Hosting;

/// <summary>What was built and tested, for people and machines.</summary>
static class BuildSummary
{
    const int ShownNames = 10;

    public static void Print(BuildReport build)
    {
        var built = build.Models.Where(model => model.Status is StepStatus.Passed).Select(Model).ToList();
        if (built.Count > 0)
        {
            Terminal.Heading(build.IsRebuild ? "Built anew" : "Took in");
            Terminal.Table(TableView.Of(["model", "kind", ">rows", ">added", ">removed", ">time"], built));
            Terminal.Line();
        }

        PrintProblems(build);
        var tests = build.UnitTests.Concat(build.Tests).ToList();
        var passed = tests.Count(test => test.Status == StepStatus.Passed);
        var skipped = build.Steps.Count(step => step.Status == StepStatus.Skipped);
        var narrow = tests.Count(test => test.IsNarrow);
        string[] counts = [tests.Count > 0 ? $"{Human.Count(passed)} of {Human.Count(tests.Count, "test")} passed{(narrow > 0 ? $", {Human.Count(narrow)} of them on what changed" : "")}" : "", skipped > 0 ? $"{Human.Count(skipped, "step")} skipped" : ""];
        if (counts.Where(count => count.Length > 0).ToList() is { Count: > 0 } told)
        {
            Terminal.Line(string.Join("; ", told));
        }
    }

    static void PrintProblems(BuildReport build)
    {
        if (build.Models.Count(model => model.IsReused) is var reused and > 0)
        {
            Terminal.Line($"{Human.Count(reused, "table")} taken as the refused run left {(reused == 1 ? "it" : "them")}");
        }

        foreach (var step in build.Steps.Where(step => step.Status is StepStatus.Error))
        {
            Terminal.Line($"ERROR {step.Problem}");
        }

        foreach (var test in build.UnitTests.Where(test => test.Diff is not null))
        {
            UnitTestTable.Print(test);
        }

        foreach (var test in build.Tests.Where(test => test.Status is StepStatus.Failed or StepStatus.Warned))
        {
            Terminal.Line($"{(test.Status == StepStatus.Failed ? "FAIL" : "warn")}  {test.Step.Name}: {Human.Count(test.Failures ?? 0, "row")}{(test.Description.Length > 0 ? $". {test.Description}" : "")} ({test.Place})");
        }

        foreach (var table in build.Tests.Where(test => test.Failures > 0).Select(test => test.StoredIn).OfType<TableName>())
        {
            Terminal.Line($"The rows are in {table}; they may be patients' data");
        }

        foreach (var skipped in build.Steps.Where(step => step.Status is StepStatus.Skipped).GroupBy(step => step.Problem))
        {
            Terminal.Line($"skip  {Names([.. skipped.Select(step => step.Step.Name)])}: {skipped.Key}");
        }
    }

    static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(ShownNames)) + (names.Count > ShownNames ? $" and {Human.Count(names.Count - ShownNames)} more" : "");

    static IReadOnlyList<string> Model(StepReport step) =>
    [
        $"{step.Step.Schema}.{step.Step.Name}", step.Step.Materialization?.ToString().ToLowerInvariant() ?? "",
        Count(step.Rows), Count(step.Inserted), Count(step.Deleted), Human.Duration(step.Elapsed),
    ];

    static string Count(long? number) => number is { } known ? Human.Count(known) : "";

    public static void WriteSteps(Utf8JsonWriter json, IEnumerable<StepReport> steps)
    {
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            Write(json, step);
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, StepReport step)
    {
        json.WriteStartObject();
        json.WriteString("kind", step.Step.Kind is BuildStepKind.UnitTest ? "unit_test" : step.Step.Kind.ToString().ToLowerInvariant());
        json.WriteString("name", step.Step.Name);
        json.WriteString("unique_id", step.Step.UniqueId);
        json.WriteString("status", step.Status.ToString().ToLowerInvariant());
        json.WriteNumber("seconds", Math.Round(step.Elapsed.TotalSeconds, 3));
        if (step.Step.Kind is BuildStepKind.Model)
        {
            json.WriteBoolean("reused", step.IsReused);
        }

        if (step.Step.Kind is BuildStepKind.Test)
        {
            json.WriteBoolean("narrow", step.IsNarrow);
        }

        WriteCount(json, "rows", step.Rows);
        WriteCount(json, "added", step.Inserted);
        WriteCount(json, "removed", step.Deleted);
        WriteCount(json, "failures", step.Failures);
        if (step.StoredIn is { } table)
        {
            json.WriteString("stored_in", table.ToString());
        }

        if (step.Diff is { } diff)
        {
            json.WritePropertyName("diff");
            UnitTestTable.Write(json, diff);
        }

        if (step.Problem is { } problem)
        {
            json.WriteString("problem", problem);
        }

        json.WriteEndObject();
    }

    static void WriteCount(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }
}
