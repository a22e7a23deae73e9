using Xunit;

namespace Kept.Tests.Runs;

public sealed class TwoRunsTests(RunWorlds worlds)
{
    [Fact]
    public async Task The_second_run_ends_at_once_and_names_the_first_which_is_unharmed()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        workspace.AddEndlessTest();
        using var first = await workspace.StartEndlessRunAsync();
        foreach (var second in new string[][] { ["run"], ["run", "--full-refresh"], ["load"] })
        {
            var result = await workspace.KeptAsync(second);
            Assert.Equal(3, result.ExitCode);
            Assert.Contains($"process {first.Id},", result.Error, StringComparison.Ordinal);
        }

        Assert.False(first.HasEnded);
        Assert.Equal(130, (await first.InterruptAsync()).ExitCode);
        Assert.False(File.Exists(workspace.At(".kept/run.owner")));
    }

    [Fact]
    public async Task Of_two_runs_that_begin_together_one_does_the_work_and_the_other_gives_way()
    {
        using var workspace = await worlds.PartAsync();
        var results = await Task.WhenAll(workspace.KeptAsync("run"), workspace.KeptAsync("run"));
        Assert.Equal([0, 3], results.Select(result => result.ExitCode).Order());
        using var alone = await worlds.PublishedAsync();
        Assert.Equal(await alone.PublishedAsync(), await workspace.PublishedAsync());
        Assert.Equal(await alone.LandedAsync(), await workspace.LandedAsync());
    }

    [Fact]
    public async Task What_a_killed_run_leaves_behind_stands_in_nobodys_way()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.AddEndlessTest();
        using var killed = await workspace.StartEndlessRunAsync();
        killed.Kill();
        await killed.EndAsync();
        Assert.True(File.Exists(workspace.At(".kept/readers.sock")));
        Assert.Equal(before, await workspace.PublishedAsync());
        File.Delete(workspace.At("warehouse/tests/endless.sql"));
        await workspace.DoneAsync("run");
        Assert.Equal(before, await workspace.PublishedAsync());
        Assert.Equal(0, await workspace.NumberAsync("select count(*) as n from duckdb_tables() where ends_with(table_name, '__next')"));
    }
}
