using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Models;

namespace Kept.Cli.Verbs;

/// <summary><c>kept build</c>: from what has landed to gold; <c>seed</c> and <c>snapshot</c> are the same of one kind.</summary>
static class BuildVerb
{
    public static void AddBuild(this RootCommand root)
    {
        root.Add(Of("build", "Build, test and publish from what has landed, in dbt's order", ResourceType.Built));
        root.Add(Of("seed", "Build the seeds: the tables that are CSV files of the project", ["seed"]));
        root.Add(Of("snapshot", "Take the snapshots: write down which rows have changed, and since when", ["snapshot"]));
    }

    static Command Of(string name, string description, IReadOnlyList<string> kinds) =>
        new Command(name, description).WithBuilding().WithSelection().Runs(call => RunAsync(call, kinds));

    static async Task<int> RunAsync(Call call, IReadOnlyList<string> kinds)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var project = Project.Load(call.Workspace);
        var request = BuildOptions.RequestOf(call, project, kinds);
        return BuildOptions.IsNothing(call, request)
            ? ExitCodes.Done
            : RunSummary.Tell(await PipelineRun.BuildAsync(call, project, request), format, call.Terminal);
    }
}
