using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>Runs that are killed at random moments. KEPT_TEST_KILLS says how many a test kills; 12 without it.</summary>
public sealed class KillTests(RunWorlds worlds)
{
    /// <summary>Kills before a workspace is let run to its end and looked at.</summary>
    const int InARow = 4;

    static readonly int kills = int.Parse(Environment.GetEnvironmentVariable("KEPT_TEST_KILLS") ?? "12", CultureInfo.InvariantCulture);

    readonly Random chance = new(20_240_301);

    [Fact]
    public async Task First_runs_that_are_killed_publish_all_or_nothing_and_lose_nothing()
    {
        using var undisturbed = await worlds.PartAsync();
        await KillAsync(undisturbed, worlds.PartAsync);
    }

    [Fact]
    public async Task Later_runs_that_are_killed_publish_all_or_nothing_and_lose_nothing()
    {
        using var undisturbed = await LaterAsync();
        await KillAsync(undisturbed, LaterAsync);
    }

    async Task<RunWorkspace> LaterAsync()
    {
        var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        return workspace;
    }

    async Task KillAsync(RunWorkspace undisturbed, Func<Task<RunWorkspace>> begin)
    {
        var before = await undisturbed.PublishedAsync();
        var clock = Stopwatch.StartNew();
        await undisturbed.DoneAsync("run");
        var duration = clock.Elapsed;
        var (after, landed) = (await undisturbed.PublishedAsync(), await undisturbed.LandedAsync());
        for (var killed = 0; killed < kills; killed += InARow)
        {
            using var workspace = await begin();
            await KillInARowAsync(workspace, duration, before, after);
            await workspace.DoneAsync("run");
            Assert.Equal(after, await workspace.PublishedAsync());
            Assert.Equal(landed, await workspace.LandedAsync());
            await workspace.MustBeSoundAsync();
        }
    }

    async Task KillInARowAsync(RunWorkspace workspace, TimeSpan duration, string before, string after)
    {
        var seen = before;
        for (var i = 0; i < InARow; i++)
        {
            using var run = workspace.Start(seen == after ? ["run", "--full-refresh"] : ["run"]);
            await Task.Delay(duration * chance.NextDouble(), RunWorkspace.Cancellation);
            run.Kill();
            await run.EndAsync();
            seen = await workspace.PublishedAsync();
            Assert.Contains(seen, new[] { before, after });
        }
    }
}
