using Xunit;

namespace Kept.Tests.Runs;

public sealed class InterruptTests(RunWorlds worlds)
{
    [Fact]
    public async Task Interrupted_while_it_builds_a_run_leaves_the_old_gold_and_the_next_one_completes()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        workspace.AddEndlessTest();
        using var run = await workspace.StartEndlessRunAsync();
        await InterruptAsync(run);
        Assert.Equal(before, await workspace.PublishedAsync());
        Directory.Delete(workspace.At("warehouse"), recursive: true);
        await CompletesAsync(workspace);
    }

    [Fact]
    public async Task Interrupted_while_it_lands_a_run_keeps_whole_files_and_the_next_one_completes()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        var feed = await File.ReadAllTextAsync(workspace.At("feeds/predictions.yml"), RunWorkspace.Cancellation);
        workspace.Write("feeds/predictions.yml", feed + "delete_when: \"(select count(*) from range(1000000000) a, range(1000000000) b where a.range % 7 = b.range % 5) = 1\"\n");
        using var run = workspace.Start("run");
        while (await workspace.NumberAsync("select count(*) as n from staging.ledger where feed = 'patients'") < 2)
        {
            Assert.False(run.HasEnded, "the run ended before it landed the last feed");
        }

        await InterruptAsync(run);
        Assert.Equal(before, await workspace.PublishedAsync());
        workspace.Write("feeds/predictions.yml", feed);
        await CompletesAsync(workspace);
    }

    static async Task InterruptAsync(RunningKept run)
    {
        var result = await run.InterruptAsync();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("kept: cancelled", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    async Task CompletesAsync(RunWorkspace workspace)
    {
        await workspace.DoneAsync("run");
        using var undisturbed = await worlds.CompleteAsync();
        Assert.Equal(await undisturbed.PublishedAsync(), await workspace.PublishedAsync());
        Assert.Equal(await undisturbed.LandedAsync(), await workspace.LandedAsync());
        await workspace.MustBeSoundAsync();
    }
}
