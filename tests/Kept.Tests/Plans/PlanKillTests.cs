using System.Diagnostics;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Plans;

/// <summary>Plans that are killed, readers beside those that are not, and disks that are too small.</summary>
public sealed class PlanKillTests(RunWorlds worlds)
{
    const int Kills = 6;

    readonly Random chance = new(20_261_124);

    [Fact]
    public async Task A_plan_that_is_killed_changes_nothing_and_the_next_one_is_whole()
    {
        using var workspace = await LaterAsync();
        var (files, before) = (workspace.Files(), await workspace.PublishedAsync());
        var clock = Stopwatch.StartNew();
        var told = (await workspace.DoneAsync("plan")).Split("Planned in")[0];
        var duration = clock.Elapsed;
        for (var i = 0; i < Kills; i++)
        {
            await KillAsync(workspace, duration, "plan");
            Assert.Equal(files, workspace.Files());
            Assert.Equal(before, await workspace.PublishedAsync());
        }

        Assert.Equal(told, (await workspace.DoneAsync("plan")).Split("Planned in")[0]);
        await workspace.DoneAsync("plan", "--apply");
        using var complete = await worlds.CompleteAsync();
        Assert.Equal(await complete.PublishedAsync(), await workspace.PublishedAsync());
    }

    [Fact]
    public async Task An_application_that_is_killed_has_happened_or_not_and_can_be_said_again()
    {
        using var planned = await LaterAsync();
        var before = await planned.PublishedAsync();
        await planned.DoneAsync("plan");
        using var complete = await worlds.CompleteAsync();
        var after = await complete.PublishedAsync();
        var clock = Stopwatch.StartNew();
        using (var trial = planned.Copy())
        {
            await trial.DoneAsync("plan", "--apply");
        }

        for (var i = 0; i < Kills; i++)
        {
            using var workspace = planned.Copy();
            await KillAsync(workspace, clock.Elapsed / (i + 1), "plan", "--apply");
            Assert.Contains(await workspace.PublishedAsync(), new[] { before, after });
            var again = await workspace.KeptAsync("plan", "--apply");
            Assert.True(again.ExitCode == 0 || again.Error.Contains("there is no plan", StringComparison.Ordinal), again.Error);
            Assert.Equal(after, await workspace.PublishedAsync());
            Assert.False(workspace.HasPlan());
        }
    }

    [Fact]
    public async Task A_plan_that_was_killed_between_its_publishing_and_its_last_word_is_finished_by_whoever_comes_next()
    {
        using var workspace = await LaterAsync();
        await workspace.DoneAsync("plan");
        File.Move(workspace.At(".kept/plan/kept/kept.duckdb"), workspace.Database, overwrite: true);
        Directory.Delete(workspace.At("target"), recursive: true);
        using var other = workspace.Copy();
        await workspace.DoneAsync("plan", "--apply");
        await other.DoneAsync("run");
        foreach (var finished in new[] { workspace, other })
        {
            Assert.True(File.Exists(finished.At("target/compiled/kept/models/gold/unified_appointments.sql")));
            Assert.False(Directory.Exists(finished.At(".kept/plan/kept")));
        }
    }

    [Fact]
    public async Task What_a_killed_run_left_is_taken_along()
    {
        using var workspace = await LaterAsync();
        var before = await workspace.PublishedAsync();
        workspace.AddEndlessTest();
        using (var run = await workspace.StartEndlessRunAsync())
        {
            run.Kill();
            await run.EndAsync();
        }

        File.Delete(workspace.At("warehouse/tests/endless.sql"));
        await workspace.DoneAsync("plan");
        Assert.Equal(before, await workspace.PublishedAsync());
        await workspace.DoneAsync("plan", "--apply");
        using var complete = await worlds.CompleteAsync();
        Assert.Equal(await complete.PublishedAsync(), await workspace.PublishedAsync());
        Assert.Equal(await complete.LandedAsync(), await workspace.LandedAsync());
    }

    [Fact]
    public async Task Readers_beside_a_plan_and_its_application_see_the_old_or_the_new()
    {
        using var workspace = await LaterAsync();
        var before = await workspace.PublishedAsync();
        using var reading = workspace.Start("sql", "select count(*) as n from unified_appointments a, range(3000000) where a.factap_pk % 7 = 9", "--format", "csv");
        var seen = new List<string>();
        using (var plan = workspace.Start("plan"))
        {
            while (!plan.HasEnded)
            {
                seen.Add(await workspace.PublishedAsync());
            }

            Assert.Equal(0, (await plan.EndAsync()).ExitCode);
        }

        Assert.Equal([before], seen.Distinct());
        using (var apply = workspace.Start("plan", "--apply"))
        {
            while (!apply.HasEnded)
            {
                seen.Add(await workspace.PublishedAsync());
            }

            Assert.Equal(0, (await apply.EndAsync()).ExitCode);
        }

        var after = await workspace.PublishedAsync();
        Assert.NotEqual(before, after);
        Assert.Empty(seen.Except([before, after]));
        Assert.Equal("n\n0\n", (await reading.EndAsync()).Output);
    }

    [Fact]
    public async Task Without_room_for_the_copy_nothing_is_begun()
    {
        using var disk = SmallDisk.Mount();
        Assert.SkipWhen(disk is null, "this machine does not let a test mount a disk");
        using var origin = await LaterAsync();
        using var workspace = origin.CopyTo(disk.Root);
        var files = workspace.Files();
        disk.Fill(free: 1 << 20);
        var result = await workspace.KeptAsync("plan");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"a plan needs about \d+ MB for its copy of the warehouse, and \d+ MB are free", result.Error);
        disk.MakeRoom();
        Assert.Equal(files, workspace.Files());
        await workspace.DoneAsync("plan");
    }

    async Task KillAsync(RunWorkspace workspace, TimeSpan duration, params string[] arguments)
    {
        using var run = workspace.Start(arguments);
        await Task.Delay(duration * chance.NextDouble(), RunWorkspace.Cancellation);
        run.Kill();
        await run.EndAsync();
    }

    async Task<RunWorkspace> LaterAsync()
    {
        var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        return workspace;
    }
}
