using System.Text.Json;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>Tests that look only at what changed, through the real program.</summary>
public sealed class NarrowRunTests(RunWorlds worlds)
{
    [Fact]
    public async Task A_run_after_one_that_tested_everything_tests_what_changed_and_other_runs_test_everything()
    {
        using var workspace = await worlds.PublishedAsync();
        var late = new Queue<string>(RunWorkspace.Late);
        Assert.True(await NarrowAsync(workspace, late, "run") > 30);
        Assert.Equal(0, await NarrowAsync(workspace, late, "run", "--full-tests"));
        Assert.True(await NarrowAsync(workspace, late, "build") > 30);
        Assert.Equal(0, await NarrowAsync(workspace, late, "build", "--select", "fact_appointment", "--indirect-selection", "buildable"));
        Assert.Equal(0, await NarrowAsync(workspace, late, "run"));
        await workspace.TamperAsync("update staging.watermarks set load_id = load_id + 1 where model = 'fact_prediction'");
        Assert.Equal(0, await NarrowAsync(workspace, late, "run"));
        Assert.Equal(0, await NarrowAsync(workspace, late, "run", "--full-refresh"));
        Assert.Contains(" of them on what changed", await workspace.DoneAsync("build"));
    }

    [Fact]
    public async Task After_a_run_that_was_killed_all_rows_are_tested()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.Bring(RunWorkspace.Late[0]);
        await workspace.DoneAsync("load");
        await workspace.TamperAsync("insert into staging.runs select max(run_id) + 1, max(started_at), null, 'begun', max(load_id), max(fingerprint), null from staging.runs");
        Assert.Equal(0, Narrow(await workspace.JsonAsync("build")));
    }

    static async Task<int> NarrowAsync(RunWorkspace workspace, Queue<string> late, params string[] command)
    {
        workspace.Bring(late.Dequeue());
        await (command[0] == "build" ? workspace.DoneAsync("load") : Task.FromResult(""));
        return Narrow(await workspace.JsonAsync(command));
    }

    static int Narrow(JsonElement report) => report.GetProperty("steps").EnumerateArray()
        .Count(step => step.GetProperty("kind").GetString() == "test" && step.GetProperty("narrow").GetBoolean());
}
