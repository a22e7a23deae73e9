using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Publishing;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

/// <summary><c>kept publish</c>: gold as Parquet files, for other engines.</summary>
static class PublishVerb
{
    static readonly Option<DirectoryInfo?> To = new("--to") { Description = "The directory; without it: the one that kept.yml names", HelpName = "DIR" };

    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would be written, and write nothing" };

    public static void AddPublish(this RootCommand root) =>
        root.Add(new Command("publish", "Write gold as Parquet files by clinic and month: what has changed, and readers see all of it or none") { To, DryRun }.Runs(RunAsync));

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        var settings = Settings(call);
        await using var writer = await Writer.OpenAsync(call, keepsPlan: true);
        var publisher = new Publisher(writer.Warehouse, settings, call.Time);
        var isPlan = call.Get(DryRun);
        PublishSummary.Tell(isPlan ? await publisher.PlanAsync(call.Cancellation) : await publisher.PublishAsync(call.Cancellation), isPlan, format);
        return ExitCodes.Done;
    }

    static PublishSettings Settings(Call call) => (call.Workspace.Publish, call.Get(To)?.FullName) switch
    {
        (null, null) => throw new UsageException("where to? say --to DIR, or write into kept.yml: publish: {directory: DIR}"),
        (null, var directory) => new PublishSettings { Directory = directory },
        (var said, null) => said,
        var (said, directory) => said with { Directory = directory },
    };
}
