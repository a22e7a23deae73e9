using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Plans;

/// <summary>A plan that is applied publishes just what it showed, and what a run would have.</summary>
public sealed class AppliedPlanTests(RunWorlds worlds, PlanWorlds plans)
{
    [Theory]
    [InlineData(false)]
    [InlineData(false, "--full-refresh")]
    [InlineData(true)]
    public async Task Plan_and_apply_equal_a_run(bool isFirst, params string[] arguments)
    {
        using var ran = isFirst ? await worlds.PartAsync() : await LaterAsync();
        using var planned = ran.Copy();
        await ran.DoneAsync(["run", .. arguments]);
        var (files, before) = (planned.Files(), await planned.PublishedAsync());
        var plan = await planned.JsonAsync(["plan", .. arguments]);
        Assert.Equal("changes", plan.Verdict());
        Assert.Equal(files, planned.Files());
        Assert.Equal(before, await planned.PublishedAsync());
        await planned.DoneAsync("plan", "--apply");
        Assert.Equal(await ran.PublishedAsync(), await planned.PublishedAsync());
        Assert.Equal(await ran.LandedAsync(), await planned.LandedAsync());
        await planned.MustBeSoundAsync();
        Assert.True(File.Exists(planned.At("target/compiled/kept/models/gold/unified_appointments.sql")));
        Assert.Empty((await planned.JsonAsync("run")).GetProperty("steps").EnumerateArray());
    }

    [Fact]
    public async Task A_plan_made_twice_says_the_same()
    {
        using var workspace = await LaterAsync();
        var first = await workspace.DoneAsync("plan");
        Assert.Equal(first.Split("Planned in")[0], (await workspace.DoneAsync("plan")).Split("Planned in")[0]);
    }

    [Fact]
    public async Task What_the_plan_counted_is_what_the_tables_then_hold()
    {
        using var workspace = await LaterAsync();
        var plan = await workspace.JsonAsync("plan");
        await workspace.DoneAsync("plan", "--apply");
        foreach (var table in plan.GetProperty("tables").EnumerateArray().Where(table => table.GetProperty("kind").GetString() == "table"))
        {
            var (before, after) = (table.GetProperty("rows_before").GetInt64(), table.GetProperty("rows_after").GetInt64());
            Assert.Equal(after, await workspace.NumberAsync($"select count(*) from {table.GetProperty("table").GetString()}"));
            Assert.Equal(after - before, table.GetProperty("added").GetInt64() - table.GetProperty("removed").GetInt64());
        }
    }

    [Fact]
    public async Task What_is_applied_is_what_the_next_comparison_begins_from()
    {
        using var workspace = await plans.SmallAsync();
        workspace.Write("warehouse/models/gold/extra.sql", "select 1 as one");
        await workspace.DoneAsync("plan");
        Assert.False(File.Exists(workspace.At("target/run_results.json")) && File.ReadAllText(workspace.At("target/run_results.json")).Contains("model.kept.extra", StringComparison.Ordinal));
        await workspace.DoneAsync("plan", "--apply");
        Assert.Contains("model.kept.extra", File.ReadAllText(workspace.At("target/run_results.json")), StringComparison.Ordinal);
        Assert.Empty((await workspace.JsonAsync("ls", "--select", "state:modified")).EnumerateArray());
    }

    [Fact]
    public async Task A_file_that_came_after_the_plan_waits_for_the_next_run()
    {
        using var workspace = await plans.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        await workspace.DoneAsync("plan");
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(3, 4, 5));
        await workspace.DoneAsync("plan", "--apply");
        Assert.Equal(3, await workspace.NumberAsync("select count(*) from unified_appointments where outcome = 'missed'"));
        await workspace.DoneAsync("run");
        Assert.Equal(5, await workspace.NumberAsync("select count(*) from unified_appointments where outcome = 'missed'"));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("load")]
    [InlineData("plan", "--discard")]
    public async Task A_run_a_load_and_a_person_forget_the_plan(params string[] arguments)
    {
        using var workspace = await plans.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        await workspace.DoneAsync("plan");
        Assert.True(workspace.HasPlan());
        await workspace.DoneAsync(arguments);
        Assert.False(Directory.Exists(workspace.At(".kept/plan/kept")));
        Assert.Contains("there is no plan", (await workspace.KeptAsync("plan", "--apply")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert into staging.runs select 9, started_at, finished_at, 'published', load_id, fingerprint, null from staging.runs limit 1", "run 9 was published since")]
    [InlineData("insert into staging.ledger (load_id, run_id) values (77, 9)", "load 77 has landed since")]
    [InlineData("update gold.unified_appointments set outcome = 'missed' where factap_pk = 9", "the warehouse was written to since")]
    public async Task A_plan_of_another_warehouse_is_refused_with_what_happened_since(string sql, string reason)
    {
        using var workspace = await plans.SmallAsync();
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        await workspace.DoneAsync("plan");
        await workspace.TamperAsync(sql);
        var result = await workspace.KeptAsync("plan", "--apply");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"the plan is out of date, because {reason}. Nothing was changed; run kept plan again", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, await workspace.NumberAsync("select count(*) from unified_appointments where factap_pk = 3 and outcome = 'missed'"));
    }

    [Fact]
    public async Task A_plan_and_a_run_at_once_are_one_and_code_3()
    {
        using var workspace = await plans.SmallAsync();
        workspace.AddEndlessTest();
        using var run = await workspace.StartEndlessRunAsync("--full-refresh");
        Assert.Equal(3, (await workspace.KeptAsync("plan")).ExitCode);
        Assert.Equal(3, (await workspace.KeptAsync("plan", "--apply")).ExitCode);
        Assert.Equal(130, (await run.InterruptAsync()).ExitCode);
    }

    async Task<RunWorkspace> LaterAsync()
    {
        var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        return workspace;
    }
}
