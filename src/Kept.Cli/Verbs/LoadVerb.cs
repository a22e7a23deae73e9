using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Landing;
using Kept.Postgres.Feeds;

namespace Kept.Cli.Verbs;

/// <summary><c>kept load</c>: lands what is new and stops there, for whoever builds the models with dbt.</summary>
static class LoadVerb
{
    public static void AddLoad(this RootCommand root) =>
        root.Add(new Command("load", "Land what is new of the feeds, without building the models").Runs(RunAsync));

    static async Task RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        await using var writer = await Writer.OpenAsync(call);
        var reports = await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var progress = new LoadProgress(stages);
            var lander = new Lander(writer.Warehouse, writer.Workspace, writer.Contract, call.Time, new PostgresTables());
            return await lander.LandAsync(writer.Feeds, runId: 0, progress, call.Cancellation);
        });
        LoadSummary.Print(reports, format, call.Terminal);
    }
}
