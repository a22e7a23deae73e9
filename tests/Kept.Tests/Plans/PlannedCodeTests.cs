using Kept.Tests.Runs;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Plans;

/// <summary>What a plan shows of changed models, macros, questions and feeds.</summary>
public sealed class PlannedCodeTests(PlanWorlds worlds)
{
    [Fact]
    public async Task A_changed_model_shows_its_columns_and_rows_and_what_reads_it()
    {
        using var workspace = await worlds.SmallAsync();
        Overlay(workspace, "models/bronze/dim_clinic.sql", ("clinic_name,", "clinic_name, 'clinic' as kind,"), ("cast(null as varchar) as clinic_name", "cast('Unknown' as varchar) as clinic_name"));
        workspace.Write("warehouse/models/bronze/kind.yml", "models: [{name: dim_clinic, columns: [{name: kind, data_type: varchar}]}]");
        var plan = await workspace.JsonAsync("plan");
        var clinic = plan.Table("bronze.dim_clinic");
        Assert.Equal("kind", clinic.GetProperty("columns_added")[0].GetProperty("column").GetString());
        Assert.Equal(("rebuild", (0, 1, 0), (0, 40, 0)), (plan.GetProperty("build").GetString(), plan.Rows("bronze.dim_clinic"), plan.Rows("gold.unified_appointments")));
        var code = plan.GetProperty("code");
        Assert.Equal("model dim_clinic changed", Changes(code).Single());
        Assert.Contains("unified_predictions", code.GetProperty("affected_models").EnumerateArray().Select(model => model.GetString()));
        Assert.DoesNotContain("dim_patient", code.GetProperty("affected_models").EnumerateArray().Select(model => model.GetString()));
    }

    [Fact]
    public async Task A_model_that_is_written_otherwise_and_means_the_same_changes_nothing()
    {
        using var workspace = await worlds.SmallAsync();
        Overlay(workspace, "models/bronze/dim_clinic.sql", ("with known", "-- The clinics.\nwith known"));
        var result = await workspace.KeptAsync("plan", "--detailed-exitcode");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Run 2 would change no table and no view", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"model +dim_clinic +changed", result.Output);
        Assert.Matches(@"\d+ headlines unchanged", result.Output);
    }

    [Fact]
    public async Task A_macro_tells_the_models_that_mean_something_else_by_it()
    {
        using var workspace = await worlds.SmallAsync();
        Overlay(workspace, "macros/status_words.sql", ("'dna',", ""));
        workspace.Write("warehouse/models/words.yml", "unit_tests: [{name: an_outcome_is_said_in_many_words, config: {enabled: false}}]");
        var result = await workspace.KeptAsync("plan", "--detailed-exitcode");
        Assert.Equal(4, result.ExitCode);
        Assert.Matches(@"macro +status_words +changed", result.Output);
        Assert.Matches(@"model +fact_appointment +changed by a macro or a variable", result.Output);
        Assert.Matches(@"no-show rate +5\.0 % +0\.0 %", result.Output);
    }

    [Fact]
    public async Task A_question_that_can_no_longer_be_asked_is_told()
    {
        using var workspace = await worlds.SmallAsync();
        const string Model = "{{ config(materialized='table') }}\nselect specialty, 1 as weight from {{ ref('unified_appointments') }}";
        workspace.Write("warehouse/models/gold/weights.sql", Model);
        workspace.Write("warehouse/analyses/how_heavy.sql", "{#\ntitle: How heavy\n#}\nselect sum(weight) as sum from {{ ref('weights') }}");
        await workspace.DoneAsync("run");
        workspace.Write("warehouse/models/gold/weights.sql", Model.Replace("weight", "burden", StringComparison.Ordinal));
        Assert.Matches("how-heavy can no longer be asked: .*weight", await workspace.DoneAsync("plan"));
    }

    [Fact]
    public async Task New_and_gone_things_and_a_feed_are_told_by_name()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("warehouse/models/gold/busy_days.sql", "{{ config(materialized='table') }}\nselect scheduled_fulldate, count(*) as n from {{ ref('unified_appointments') }} group by 1");
        workspace.Write("feeds/patients.yml", File.ReadAllText(workspace.At("feeds/patients.yml")) + "zone: Europe/London\n");
        var plan = await workspace.JsonAsync("plan");
        Assert.Equal(["feed patients changed", "model busy_days added"], Changes(plan.GetProperty("code")).Order());
        Assert.Equal("added", plan.Table("gold.busy_days").GetProperty("is").GetString());
        Assert.Equal("reread", plan.GetProperty("files")[0].GetProperty("is").GetString());
        await workspace.DoneAsync("plan", "--apply");
        File.Delete(workspace.At("warehouse/models/gold/busy_days.sql"));
        plan = await workspace.JsonAsync("plan");
        Assert.Equal(["model busy_days removed"], Changes(plan.GetProperty("code")));
        Assert.Equal("unchanged", plan.Verdict());
    }

    [Fact]
    public async Task A_table_without_a_key_is_compared_row_by_row()
    {
        using var workspace = await worlds.SmallAsync();
        workspace.Write("warehouse/models/gold/seen.sql", "{{ config(materialized='table') }}\nselect specialty, outcome from {{ ref('unified_appointments') }}");
        await workspace.DoneAsync("run");
        workspace.Write("data/appointments.csv", PlanWorkspace.Appointments(missed: 3));
        var plan = await workspace.JsonAsync("plan");
        Assert.Equal((1, 0, 1), plan.Rows("gold.seen"));
        Assert.Empty(plan.Table("gold.seen").GetProperty("key").EnumerateArray());
        Assert.Equal("factap_pk", plan.Table("silver.fact_appointment").GetProperty("key")[0].GetString());
    }

    static IEnumerable<string> Changes(System.Text.Json.JsonElement code) => code.GetProperty("changes").EnumerateArray()
        .Select(change => $"{change.GetProperty("kind")} {change.GetProperty("name")} {change.GetProperty("is")}");

    /// <summary>Copies a file of the project into the workspace's own, with other words.</summary>
    static void Overlay(RunWorkspace workspace, string file, params (string Old, string New)[] words)
    {
        var text = File.ReadAllText(Repository.At($"warehouse/{file}"));
        foreach (var (old, now) in words)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, now, StringComparison.Ordinal);
        }

        workspace.Write($"warehouse/{file}", text);
    }
}
