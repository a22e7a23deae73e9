using System.Text.Json;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>Builds of a part of the project, through the real program.</summary>
public sealed class PartTests(RunWorlds worlds)
{
    static readonly string[] Models =
    [
        "stg_appointments", "stg_predictions", "stg_clinics", "stg_patients", "dim_appointment", "dim_clinic", "dim_date", "dim_patient", "dim_prediction", "dim_time",
        "fact_appointment", "fact_prediction", "unified_appointments", "unified_predictions", "clinic_probability", "clinic_days",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Parts_by_turns_and_then_a_run_give_what_a_rebuild_gives(int seed)
    {
        var random = new Random(seed);
        using var workspace = await worlds.PublishedAsync();
        foreach (var late in RunWorkspace.Late.OrderBy(_ => random.Next()).ToList())
        {
            workspace.Bring(late);
            if (random.Next(2) == 0)
            {
                await workspace.DoneAsync("load");
                var chosen = Models.Where(_ => random.Next(3) == 0).Append("dim_time").Select(model => random.Next(4) == 0 ? $"+{model}" : model);
                await workspace.DoneAsync(["build", "--indirect-selection", "empty", random.Next(4) == 0 ? "--full-refresh" : "--fail-fast", "--select", .. chosen]);
            }
        }

        await workspace.DoneAsync("run");
        var byTurns = await workspace.PublishedAsync();
        await workspace.DoneAsync("run", "--full-refresh");
        Assert.Equal(await workspace.PublishedAsync(), byTurns);
    }

    [Fact]
    public async Task A_part_takes_in_what_has_landed_and_the_rest_stays_as_it_was()
    {
        using var workspace = await worlds.PublishedAsync();
        var gold = await workspace.RowsAsync("select count(*), sum(factap_pk) from gold.unified_appointments");
        workspace.BringTheRest();
        await workspace.DoneAsync("load");
        var built = await workspace.JsonAsync("build", "--select", "+fact_appointment", "--indirect-selection", "buildable");
        Assert.Equal(["stg_appointments", "fact_appointment"], built.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("kind").GetString() == "model").Select(step => step.GetProperty("name").GetString()));
        Assert.True(await workspace.NumberAsync("select count(*) from silver.fact_appointment") > await workspace.NumberAsync("select count(*) from gold.unified_appointments"));
        Assert.Equal(gold, await workspace.RowsAsync("select count(*), sum(factap_pk) from gold.unified_appointments"));
    }

    [Fact]
    public async Task A_part_by_another_text_and_back_again_is_not_taken_for_what_was_published()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.Write("warehouse/models/gold/clinic_probability.sql", "select 1 as clinic_id, 0 as mean_probability");
        workspace.Write("warehouse/models/gold/loose.yml", "models: [{name: clinic_probability, config: {contract: {enforced: false}}}]");
        await workspace.DoneAsync("build", "--select", "clinic_probability", "--indirect-selection", "empty");
        Assert.Equal(["1"], await workspace.RowsAsync("select clinic_id from gold.clinic_probability"));
        Directory.Delete(workspace.At("warehouse"), recursive: true);
        await workspace.DoneAsync("run");
        Assert.Equal(before, await workspace.PublishedAsync());
    }

    [Fact]
    public async Task A_run_lands_and_then_builds_what_is_selected()
    {
        using var workspace = await worlds.PartAsync();
        Assert.Contains("dim_patient", await workspace.DoneAsync("run", "--select", "+dim_patient", "--indirect-selection", "buildable"), StringComparison.Ordinal);
        Assert.True(await workspace.NumberAsync("select count(*) from staging.appointments") > 0);
        Assert.Equal(["dim_patient"], await workspace.RowsAsync("select table_name from information_schema.tables where table_schema in ('bronze', 'silver', 'gold')"));
        await workspace.DoneAsync("run");
        using var whole = await worlds.PublishedAsync();
        Assert.Equal(await whole.PublishedAsync(), await workspace.PublishedAsync());
    }

    [Fact]
    public async Task A_test_that_looks_at_what_is_not_there_says_what_to_select()
    {
        using var workspace = await worlds.PartAsync();
        var refused = await workspace.KeptAsync("run", "--select", "+fact_prediction");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("neither selected nor built; select it too, or leave such tests out: --indirect-selection buildable", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_run_on_what_is_published_and_leave_it()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        var tested = await workspace.JsonAsync("test", "--select", "dim_patient");
        Assert.True(tested.GetProperty("passed").GetBoolean());
        Assert.All(tested.GetProperty("steps").EnumerateArray(), step => Assert.NotEqual("model", step.GetProperty("kind").GetString()));
        workspace.Write("warehouse/tests/no_clinics.sql", "select clinic_id from {{ ref('dim_clinic') }}");
        var failed = await workspace.KeptAsync("test", "--select", "no_clinics", "--store-failures");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("FAIL  no_clinics", failed.Output, StringComparison.Ordinal);
        Assert.True(await workspace.NumberAsync("select count(*) from dbt_test__audit.no_clinics") > 0);
        Assert.Equal(before, await workspace.PublishedAsync());
    }

    [Fact]
    public async Task The_first_failure_ends_a_build_that_fails_fast()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.Write("warehouse/models/bronze/dim_clinic.sql", "select nothing from {{ ref('stg_clinics') }}");
        var failed = await workspace.KeptAsync("run", "--fail-fast", "--format", "json");
        Assert.Equal(1, failed.ExitCode);
        using var report = JsonDocument.Parse(failed.Output);
        var steps = report.RootElement.GetProperty("steps").EnumerateArray().ToList();
        var first = steps.FindIndex(step => step.GetProperty("status").GetString() == "error");
        Assert.Equal("dim_clinic", steps[first].GetProperty("name").GetString());
        Assert.All(steps.Skip(first + 1), step => Assert.Equal("'dim_clinic' failed, and --fail-fast ends the build there", step.GetProperty("problem").GetString()));
    }

    [Fact]
    public async Task What_is_misspelt_is_told_and_does_nothing()
    {
        using var workspace = await worlds.PublishedAsync();
        var result = await workspace.KeptAsync("build", "--select", "dim_patent");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("did you mean 'dim_patient'?", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await workspace.KeptAsync("build", "--select", "tagg:x")).ExitCode);
    }
}
