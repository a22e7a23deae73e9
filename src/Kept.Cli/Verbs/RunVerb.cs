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
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be read and built, and change nothing" };

    static readonly Option<bool> Retry = new("--retry") { Description = "Go on where the last run was refused: what could be built is taken as it is, unless it has changed" };

    public static void AddRun(this RootCommand root) =>
        root.Add(new Command("run", "Land what is new, build, test, and publish: readers see all of it or none") { DryRun, Retry }.WithBuilding().WithSelection().Runs(RunAsync));

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var project = Project.Load(call.Workspace);
        var request = BuildOptions.RequestOf(call, project, ResourceType.Built);
        if (BuildOptions.IsNothing(call, request))
        {
            return ExitCodes.Done;
        }

        if (call.Get(DryRun))
        {
            await PlanAsync(call, project, request, format);
            return ExitCodes.Done;
        }

        var report = call.Get(Retry) ? await PipelineRun.RetryAsync(call, project, request) : await PipelineRun.RunAsync(call, project, request);
        return RunSummary.Tell(await ScoredAsync(call, report), format, call.Terminal);
    }

    /// <summary>Where kept.yml switches it on and a model is active, what a run has published is scored, and the scores are run in.</summary>
    static async Task<RunReport> ScoredAsync(Call call, RunReport report)
    {
        if (!call.Workspace.Prediction.Score || report is not { Build.IsPublished: true })
        {
            return report;
        }

        if (ModelRelease.Register(call).Active is not { } active)
        {
            call.Terminal.Note("Nothing is scored: no model is active yet. See: kept predict train");
            return report;
        }

        var (scores, run) = await Scoring.RunAsync(call, active);
        call.Terminal.Note(Scoring.Verdict(scores));
        return run is { IsCurrent: false } ? run : report;
    }

    static async Task PlanAsync(Call call, ModelProject project, RunRequest request, OutputFormat format)
    {
        var workspace = call.Workspace;
        var contract = Project.Contract(workspace);
        await using var warehouse = await Reader.OpenOrEmptyAsync(call, contract, "staging.files", "staging.ledger", "staging.runs");
        var pipeline = new Pipeline(warehouse, workspace, contract, project, call.Time);
        PlanTable.Print(await pipeline.PlanAsync(FeedCatalog.Load(workspace, contract).Feeds, request, call.Cancellation), format);
    }
}
