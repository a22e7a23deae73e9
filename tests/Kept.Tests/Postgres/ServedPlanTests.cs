using Kept.Tests.Conformance;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>Plans of a warehouse on a server: made on a copy in the embedded engine.</summary>
public sealed class ServedPlanTests(PostgresServer server, RunWorlds worlds)
{
    [Fact]
    public async Task A_plan_shows_what_it_shows_on_the_embedded_engine_and_leaves_nothing()
    {
        using var both = await BothEngines.CreateAsync(await worlds.PublishedAsync(), await worlds.PartAsync(), server);
        Assert.StartsWith("Run 1 would change", await both.Served.DoneAsync("plan"), StringComparison.Ordinal);
        await both.Served.DoneAsync("run");
        await both.DoAsync(workspace =>
        {
            workspace.BringTheRest();
            return Task.CompletedTask;
        });
        await using var session = await both.Url.ConnectAsync();
        var before = await BothEngines.PublishedAsync(session);
        Assert.Equal(ShownIn(await both.Embedded.DoneAsync("plan")), ShownIn(await both.Served.DoneAsync("plan")));
        Assert.Equal(before, await BothEngines.PublishedAsync(session));
        Assert.False(Directory.Exists(both.Served.At(".kept/mirror")));
        var applied = await both.Served.KeptAsync("plan", "--apply");
        Assert.Equal(2, applied.ExitCode);
        Assert.Contains("publish by: kept run", applied.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_new_there_is_nothing_to_plan()
    {
        using var workspace = await worlds.PartAsync();
        await workspace.ServeAsync(server);
        await workspace.DoneAsync("run");
        Assert.Contains("Nothing to change", await workspace.DoneAsync("plan"), StringComparison.Ordinal);
    }

    /// <summary>All but what changed in the project, how long it took, and how it is published.</summary>
    static List<string> ShownIn(string plan) => [.. plan.Split("\n\n").Where(part => !part.StartsWith("Code\n", StringComparison.Ordinal) && !part.StartsWith("Planned in", StringComparison.Ordinal))];
}
