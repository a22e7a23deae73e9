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

    static readonly Option<bool> FullTests = new("--full-tests") { Description = "Have each test look at whole tables, also one that need look only at what changed" };

    static readonly Option<bool> Profile = new("--profile") { Description = "Write where the time goes to target/profile: stages, statements, memory, the engine's plans" };

    public static Command WithBuilding(this Command verb)
    {
        verb.Add(FullRefresh);
        verb.Add(FullTests);
        verb.Add(Profile);
        return verb.WithTesting();
    }

    public static Command WithTesting(this Command verb)
    {
        verb.Add(FailFast);
        verb.Add(StoreFailures);
        return verb;
    }

    /// <summary>What the person asked for, of the kinds that the verb is for; of the whole project, when those are all that is built and nothing is chosen.</summary>
    public static RunRequest RequestOf(Call call, ModelProject project, IReadOnlyList<string> kinds) => new()
    {
        FullRefresh = call.Get(FullRefresh),
        FullTests = call.Get(FullTests),
        FailFast = call.Get(FailFast),
        StoreFailures = call.Get(StoreFailures),
        Part = kinds == ResourceType.Built && !call.IsSelective() ? null : call.SelectionOf(project, kinds).Select(node => node.UniqueId).ToHashSet(),
    };

    /// <summary>Whether the run is to be profiled.</summary>
    public static bool IsProfiled(Call call) => call.Get(Profile);

    /// <summary>Whether there is nothing to do, which is told then: as in dbt no failure.</summary>
    public static bool IsNothing(Call call, RunRequest request)
    {
        if (request.Part is { Count: 0 })
        {
            call.Terminal.Note("nothing is selected, so nothing is done");
        }

        return request.Part is { Count: 0 };
    }
}
