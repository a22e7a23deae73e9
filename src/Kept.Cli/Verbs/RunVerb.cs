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

    public static void AddRun(this RootCommand root) =>
        root.Add(new Command("run", "Land what is new, build, test, and publish: readers see all of it or none") { DryRun }.WithBuilding().WithSelection().Runs(RunAsync));

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var project = ModelProject.Load(call.Workspace.ProjectDirectories, call.Workspace.Vars);
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

        return RunSummary.Tell(await PipelineRun.RunAsync(call, project, request), format, call.Terminal);
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
