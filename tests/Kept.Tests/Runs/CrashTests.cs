using System.Globalization;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>Kills the program at random moments. KEPT_TEST_KILLS says how often; the seed is fixed.</summary>
public sealed class CrashTests(RunWorlds worlds)
{
    static int Kills => int.Parse(Environment.GetEnvironmentVariable("KEPT_TEST_KILLS") ?? "12", CultureInfo.InvariantCulture);

    [Fact]
    public async Task However_often_a_first_run_is_killed_the_next_one_loses_and_doubles_nothing()
    {
        using var calm = await worlds.PartAsync();
        using var harried = await worlds.PartAsync();
        var took = await TimeAsync(() => calm.DoneAsync("run"));
        await KillAsync(harried, took, seed: 1, states: []);
        await harried.DoneAsync("run");
        await MustBeAlikeAsync(calm, harried);
    }

    [Fact]
    public async Task However_often_an_incremental_run_is_killed_readers_see_the_old_or_the_new_and_the_next_run_ends_it()
    {
        using var calm = await worlds.PublishedAsync();
        using var harried = await worlds.PublishedAsync();
        var old = await harried.PublishedAsync();
        calm.BringTheRest();
        harried.BringTheRest();
        var took = await TimeAsync(() => calm.DoneAsync("run"));
        await KillAsync(harried, took, seed: 2, states: [old, await calm.PublishedAsync()]);
        await harried.DoneAsync("run");
        await MustBeAlikeAsync(calm, harried);
    }

    [Fact]
    public async Task However_often_a_rebuild_is_killed_what_was_published_stands()
    {
        using var harried = await worlds.PublishedAsync();
        var old = await harried.PublishedAsync();
        var took = await TimeAsync(() => harried.DoneAsync("run", "--full-refresh"));
        await KillAsync(harried, took, seed: 3, states: [old], "--full-refresh");
        Assert.Equal(old, await harried.PublishedAsync());
        await harried.DoneAsync("run");
        Assert.Equal(0, await harried.NumberAsync("select count(*) from information_schema.tables where ends_with(table_name, '__next')"));
    }

    /// <summary>Kills a run after each of many random delays, and looks at what readers then see: one of <paramref name="states"/>, where any are given.</summary>
    static async Task KillAsync(RunWorkspace workspace, TimeSpan took, int seed, string[] states, params string[] options)
    {
        var random = new Random(seed);
        for (var i = 0; i < Kills; i++)
        {
            using var run = workspace.Start(["run", .. options]);
            await Task.Delay(took * random.NextDouble(), RunWorkspace.Cancellation);
            run.Kill();
            await run.EndAsync();
            if (states.Length > 0)
            {
                Assert.Contains(await workspace.PublishedAsync(), states);
            }
        }
    }

    static async Task MustBeAlikeAsync(RunWorkspace calm, RunWorkspace harried)
    {
        Assert.Equal(await calm.LandedAsync(), await harried.LandedAsync());
        Assert.Equal(await calm.PublishedAsync(), await harried.PublishedAsync());
        await harried.MustBeSoundAsync();
    }

    static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        await work();
        return TimeProvider.System.GetElapsedTime(start);
    }
}
