using System.Text.Json;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary><c>kept run --retry</c> goes on where the last run was refused.</summary>
public sealed class RetryTests(RunWorlds worlds)
{
    const string Broken = "warehouse/models/gold/late.sql";

    [Fact]
    public async Task What_a_refused_rebuild_could_build_is_not_built_again()
    {
        using var workspace = await worlds.PartAsync();
        workspace.Write(Broken, "{{ config(materialized='table') }} select nothing from {{ ref('unified_appointments') }}");
        workspace.Write("warehouse/models/gold/later.sql", "select * from {{ ref('late') }}");
        Assert.Equal(1, (await workspace.KeptAsync("run")).ExitCode);
        Assert.Equal("", await workspace.PublishedAsync());
        workspace.Write(Broken, "{{ config(materialized='table') }} select clinic_id from {{ ref('unified_appointments') }}");
        var (made, taken) = Models(await workspace.JsonAsync("run", "--retry"));
        Assert.Equal(["late"], made.Where(name => !name.StartsWith("stg_", StringComparison.Ordinal) && !name.StartsWith("unified_", StringComparison.Ordinal) && name != "later"));
        Assert.Contains("unified_appointments", taken);
        await MustBeAsAnewAsync(workspace);
    }

    [Fact]
    public async Task What_has_changed_and_what_reads_it_is_built_again()
    {
        using var workspace = await worlds.PartAsync();
        workspace.Write("warehouse/tests/never.sql", "select clinic_id from {{ ref('unified_appointments') }}");
        Assert.Equal(1, (await workspace.KeptAsync("run")).ExitCode);
        File.Delete(workspace.At("warehouse/tests/never.sql"));
        workspace.Write("warehouse/macros/date_id.sql", "{% macro date_id(date) %}cast(strftime({{ date }}, '%Y%m%d') as integer){% endmacro %}");
        var (made, taken) = Models(await workspace.JsonAsync("run", "--retry"));
        Assert.Contains("fact_appointment", made);
        Assert.Contains("unified_appointments", made);
        Assert.Contains("dim_patient", taken);
        Assert.DoesNotContain("dim_date", taken);
        await MustBeAsAnewAsync(workspace);
    }

    [Fact]
    public async Task What_landed_since_makes_all_of_it_out_of_date()
    {
        using var workspace = await worlds.PartAsync();
        workspace.Write("warehouse/tests/never.sql", "select clinic_id from {{ ref('dim_clinic') }}");
        Assert.Equal(1, (await workspace.KeptAsync("run")).ExitCode);
        File.Delete(workspace.At("warehouse/tests/never.sql"));
        workspace.BringTheRest();
        await workspace.DoneAsync("load");
        Assert.Empty(Models(await workspace.JsonAsync("run", "--retry")).Taken);
        await MustBeAsAnewAsync(workspace);
    }

    [Fact]
    public async Task A_part_that_was_refused_is_retried_as_that_part_and_an_increment_whole()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.Write("warehouse/tests/never.sql", "select clinic_id from {{ ref('dim_clinic') }}");
        workspace.BringTheRest();
        Assert.Equal(1, (await workspace.KeptAsync("run", "--select", "dim_clinic", "--full-refresh", "--indirect-selection", "cautious")).ExitCode);
        File.Delete(workspace.At("warehouse/tests/never.sql"));
        Assert.Equal(["dim_clinic"], Models(await workspace.JsonAsync("run", "--retry")).Taken);
        await workspace.DoneAsync("run");
        await MustBeAsAnewAsync(workspace);
    }

    [Fact]
    public async Task Without_a_refused_run_it_is_a_run()
    {
        using var workspace = await worlds.PublishedAsync();
        Assert.Contains("Nothing new", await workspace.DoneAsync("run", "--retry"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_run_without_it_leaves_nothing_aside()
    {
        using var workspace = await worlds.PartAsync();
        workspace.Write("warehouse/tests/never.sql", "select clinic_id from {{ ref('dim_clinic') }}");
        Assert.Equal(1, (await workspace.KeptAsync("run")).ExitCode);
        Assert.True(await AsideAsync(workspace) > 0);
        File.Delete(workspace.At("warehouse/tests/never.sql"));
        Assert.Empty(Models(await workspace.JsonAsync("run")).Taken);
        Assert.Equal(0, await AsideAsync(workspace));
    }

    static Task<long> AsideAsync(RunWorkspace workspace) => workspace.NumberAsync("select count(*) from information_schema.tables where ends_with(table_name, '__next')");

    static (List<string> Made, List<string> Taken) Models(JsonElement report)
    {
        var models = report.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("kind").GetString() == "model").ToLookup(step => step.GetProperty("reused").GetBoolean(), step => step.GetProperty("name").GetString()!);
        return ([.. models[false]], [.. models[true]]);
    }

    static async Task MustBeAsAnewAsync(RunWorkspace workspace)
    {
        var retried = await workspace.PublishedAsync();
        Assert.Equal(0, await AsideAsync(workspace));
        await workspace.DoneAsync("run", "--full-refresh");
        Assert.Equal(await workspace.PublishedAsync(), retried);
    }
}
