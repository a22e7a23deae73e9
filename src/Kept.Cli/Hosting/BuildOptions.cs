using System.CommandLine;
using Kept.Cli.Kernel;
using Kept.Models;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>The options of every verb that builds.</summary>
static class BuildOptions
{
    static readonly Option<bool> FullRefresh = new("--full-refresh") { Description = "Build the models anew instead of taking in what changed" };
    static readonly Option<bool> FailFast = new("--fail-fast", "-x") { Description = "Stop at the first failure" };
    static readonly Option<bool> StoreFailures = new("--store-failures") { Description = "Keep the rows that tests find in the warehouse; they may be patients' data" };

    public static Command WithBuilding(this Command verb)
    {
        verb.Add(FullRefresh);
        return verb.WithTesting();
    }

    public static Command WithTesting(this Command verb)
    {
        verb.Add(FailFast);
        verb.Add(StoreFailures);
        return verb;
    }

    /// <summary>What the person asked for; of the whole project, unless they chose.</summary>
    public static RunRequest RequestOf(Call call, ModelProject project) => call.IsSelective() ? RequestOf(call, call.SelectionOf(project, ResourceType.Built)) : RequestOf(call);

    /// <summary>What the person asked for, of these nodes.</summary>
    public static RunRequest RequestOf(Call call, IEnumerable<ProjectNode> nodes) => RequestOf(call) with { Part = nodes.Select(node => node.UniqueId).ToHashSet() };

    static RunRequest RequestOf(Call call) => new() { FullRefresh = call.Get(FullRefresh), FailFast = call.Get(FailFast), StoreFailures = call.Get(StoreFailures) };
}
