using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;
using Kept.Models.Build;
using Kept.Runs;

namespace Kept.Cli.Verbs;

/// <summary><c>kept test</c>: the tests and unit tests, on what is published.</summary>
static class TestVerb
{
    public static void AddTest(this RootCommand root) => root.Add(
        new Command("test", "Run the tests and unit tests on what is published; nothing is built").WithTesting().WithSelection().Runs(RunAsync));

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var project = Project.Load(call.Workspace);
        var report = await TestAsync(call, project, BuildOptions.RequestOf(call, project, ResourceType.Tests));
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => Write(json, report));
        }
        else
        {
            BuildSummary.Print(report);
        }

        return report.Reason is null ? ExitCodes.Done : ExitCodes.Failed;
    }

    static async Task<BuildReport> TestAsync(Call call, ModelProject project, RunRequest request)
    {
        await using var writer = await Writer.OpenAsync(call, keepsPlan: true);
        var pipeline = new Pipeline(writer.Warehouse, writer.Workspace, writer.Contract, project, call.Time);
        return await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var progress = new RunProgress(stages, call.Terminal);
            var report = await pipeline.TestAsync(request, progress, call.Cancellation);
            ArtifactFiles.Write(call, project, report);
            return report;
        });
    }

    static void Write(System.Text.Json.Utf8JsonWriter json, BuildReport report)
    {
        json.WriteStartObject();
        json.WriteBoolean("passed", report.Reason is null);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        BuildSummary.WriteSteps(json, report.Steps);
        json.WriteEndObject();
    }
}
