using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Feeds;
using Kept.Models;
using Kept.Runs;

namespace Kept.Cli.Verbs;

/// <summary><c>kept run</c>: from the feeds to gold.</summary>
static class RunVerb
{
    static readonly Option<bool> FullRefresh = new("--full-refresh") { Description = "Build the models anew instead of taking in what changed" };
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be read and built, and change nothing" };
    static readonly Option<bool> StoreFailures = new("--store-failures") { Description = "Keep the rows that tests find in the warehouse; they may be patients' data" };

    public static void AddRun(this RootCommand root) =>
        root.Add(new Command("run", "Land what is new, build, test, and publish: readers see all of it or none") { FullRefresh, DryRun, StoreFailures }.Runs(RunAsync));

    /// <summary>Runs a workspace; its summary is the caller's to print.</summary>
    public static async Task<RunReport> RunAsync(Call call, RunRequest request)
    {
        var project = ModelProject.Load(call.Workspace.ProjectDirectories, call.Workspace.Vars);
        call.Terminal.Notes(project.Hints);
        await using var writer = await Writer.OpenAsync(call);
        var pipeline = new Pipeline(writer.Warehouse, writer.Workspace, writer.Contract, project, call.Time);
        return await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var progress = new RunProgress(stages, call.Terminal);
            return await LineageEvents.TellAsync(
                call, project, writer.Contract, writer.Feeds, progress,
                observer => pipeline.RunAsync(writer.Feeds, request, observer, call.Cancellation),
                report => report.Build?.Reason);
        });
    }

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var request = new RunRequest { FullRefresh = call.Get(FullRefresh), StoreFailures = call.Get(StoreFailures) };
        if (call.Get(DryRun))
        {
            await PlanAsync(call, request, format);
            return ExitCodes.Done;
        }

        var report = await RunAsync(call, request);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => RunSummary.Write(json, report));
        }
        else
        {
            RunSummary.Print(report, call.Terminal);
        }

        return report.IsCurrent ? ExitCodes.Done : ExitCodes.Failed;
    }

    static async Task PlanAsync(Call call, RunRequest request, OutputFormat format)
    {
        var workspace = call.Workspace;
        var project = ModelProject.Load(workspace.ProjectDirectories, workspace.Vars);
        var contract = Project.Contract(workspace);
        await using var warehouse = await Reader.OpenOrEmptyAsync(call, contract, "staging.files", "staging.ledger", "staging.runs");
        var pipeline = new Pipeline(warehouse, workspace, contract, project, call.Time);
        PlanTable.Print(await pipeline.PlanAsync(FeedCatalog.Load(workspace, contract).Feeds, request, call.Cancellation), format);
    }
}
