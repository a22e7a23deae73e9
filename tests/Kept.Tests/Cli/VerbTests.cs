using System.Text.Json;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary>dbt's verbs on a project that has every kind of node, through the real program.</summary>
public sealed class VerbTests(RunWorlds worlds)
{
    [Fact]
    public async Task A_build_makes_seeds_snapshots_and_models_with_their_tests_and_lands_nothing()
    {
        using var workspace = await WorkspaceAsync();
        workspace.BringTheRest();
        var built = await workspace.JsonAsync("build", "--select", "+halls+");
        Assert.Equal(["clinic_hall", "words_are_known", "history", "halls_by_floor", "halls", "not_null_halls_hall"], Names(built));
        Assert.Equal(0, await workspace.NumberAsync("select count(*) from staging.ledger where file = 'data/patients-late.csv'"));
        Assert.True(await workspace.NumberAsync("select count(*) from main.halls") > 0);
    }

    [Fact]
    public async Task Seeds_are_built_alone_and_anew_when_their_file_changed()
    {
        using var workspace = await WorkspaceAsync();
        Assert.Equal(["clinic_hall"], Names(await workspace.JsonAsync("seed")));
        workspace.Write("warehouse/seeds/clinic_hall.csv", "clinic_id,hall,floor\n1,North,2\n");
        Assert.Equal(["clinic_hall"], Names(await workspace.JsonAsync("seed", "--select", "clinic_hall")));
        Assert.Equal(["1|North|2"], await workspace.RowsAsync("select clinic_id, hall, floor from main.clinic_hall"));
    }

    [Fact]
    public async Task Snapshots_are_taken_alone_and_keep_what_was()
    {
        using var workspace = await WorkspaceAsync();
        await workspace.DoneAsync("seed");
        Assert.Equal(["history", "clinic_history", "patient_history"], Names(await workspace.JsonAsync("snapshot")));
        workspace.Write("warehouse/seeds/clinic_hall.csv", "clinic_id,hall\n1,East\n2,South\n");
        await workspace.DoneAsync("seed");
        await workspace.DoneAsync("snapshot", "--select", "history");
        Assert.Equal(["1|East|true", "1|North|false", "2|South|true"], await workspace.RowsAsync(
            "select clinic_id, hall, (dbt_valid_to is null)::varchar from main.history order by all"));
    }

    [Fact]
    public async Task What_depends_on_a_failure_is_shown_as_skipped_and_nothing_of_the_part_is_published()
    {
        using var workspace = await WorkspaceAsync();
        workspace.Write("warehouse/tests/words_are_known.sql", "select * from {{ ref('clinic_hall') }} where hall = 'North'");
        var failed = await workspace.KeptAsync("build", "--select", "+halls");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("FAIL  words_are_known: 1 row", failed.Output, StringComparison.Ordinal);
        Assert.Contains("skip  history: the test 'words_are_known' of what it reads failed\n", failed.Output, StringComparison.Ordinal);
        Assert.Contains("skip  halls: 'history', which it reads, was skipped\n", failed.Output, StringComparison.Ordinal);
        Assert.Contains("was not published: the test 'words_are_known' failed. What readers see is as it was\n", failed.Output, StringComparison.Ordinal);
        Assert.Empty(await workspace.RowsAsync("select table_name from information_schema.tables where table_name in ('clinic_hall', 'history', 'halls')"));
    }

    [Fact]
    public async Task A_test_holds_back_only_what_stands_below_all_that_it_looks_at()
    {
        using var workspace = await WorkspaceAsync();
        workspace.Write("warehouse/seeds/floor.csv", "hall\nNorth\n");
        workspace.Write("warehouse/tests/halls_have_floors.sql", "select hall from {{ ref('clinic_hall') }} except select hall from {{ ref('floor') }}");
        workspace.Write("warehouse/models/both.sql", "select hall from {{ ref('history') }} inner join {{ ref('floor') }} using (hall)");
        var failed = await workspace.KeptAsync("build", "--select", "+halls", "both", "floor", "--exclude", "test_type:unit");
        Assert.Contains("FAIL  halls_have_floors: 1 row", failed.Output, StringComparison.Ordinal);
        Assert.Contains("skip  both: the test 'halls_have_floors' of what it reads failed\n", failed.Output, StringComparison.Ordinal);
        Assert.Contains("; 1 step skipped\n", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_tested_or_built_nothing_is_said_of_it()
    {
        using var workspace = await WorkspaceAsync();
        Assert.DoesNotContain("passed", await workspace.DoneAsync("seed"), StringComparison.Ordinal);
        workspace.Write("warehouse/models/floors.sql", "select nonsense");
        Assert.StartsWith("ERROR warehouse/models/floors.sql: ", (await workspace.KeptAsync("build", "--select", "floors")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_failing_test_ends_a_build_that_fails_fast()
    {
        using var workspace = await WorkspaceAsync();
        workspace.Write("warehouse/tests/words_are_known.sql", "select * from {{ ref('clinic_hall') }} where hall = 'North'");
        var failed = await workspace.KeptAsync("build", "--select", "clinic_hall+", "--fail-fast", "--format", "json");
        Assert.Equal(1, failed.ExitCode);
        using var report = JsonDocument.Parse(failed.Output);
        var steps = report.RootElement.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("name").GetString()!, step => step.GetProperty("status").GetString());
        Assert.Equal("passed failed skipped skipped skipped skipped", string.Join(' ', steps.Values));
    }

    [Fact]
    public async Task Tests_are_run_on_what_is_published_and_a_plan_stays()
    {
        using var workspace = await WorkspaceAsync();
        await workspace.DoneAsync("run");
        workspace.BringTheRest();
        await workspace.DoneAsync("plan");
        var tested = await workspace.JsonAsync("test", "--select", "halls");
        Assert.Equal(["halls_by_floor", "not_null_halls_hall"], Names(tested));
        Assert.Equal(0, (await workspace.KeptAsync("plan", "--apply")).ExitCode);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("build")]
    public async Task A_part_that_reads_what_was_never_built_is_refused_before_anything_is_done(string verb)
    {
        using var workspace = await worlds.PartAsync();
        var refused = await workspace.KeptAsync(verb, "--select", "dim_clinic");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("'dim_clinic' reads 'stg_clinics', which is neither selected nor built; select it too: --select +dim_clinic", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, await workspace.NumberAsync("select (select count(*) from staging.runs) + (select count(*) from staging.ledger)"));
    }

    [Fact]
    public async Task A_test_of_what_is_not_built_fails_and_says_so()
    {
        using var workspace = await WorkspaceAsync();
        var failed = await workspace.KeptAsync("test", "--select", "halls");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("looks at 'halls', which is neither selected nor built", failed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("build")]
    [InlineData("test")]
    [InlineData("seed")]
    [InlineData("snapshot")]
    [InlineData("ls")]
    [InlineData("compile")]
    public async Task A_misspelt_name_is_told_and_nothing_is_done(string verb)
    {
        using var workspace = await WorkspaceAsync();
        workspace.BringTheRest();
        var database = await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation);
        var result = await workspace.KeptAsync(verb, "--select", "hals");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("the selection 'hals' matches nothing; did you mean 'halls'?", result.Error, StringComparison.Ordinal);
        Assert.Equal(database, await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation));
        var refused = await workspace.KeptAsync(verb, "--selector", "nightly");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--selector nightly: selectors.yml is not supported", refused.Error, StringComparison.Ordinal);
    }

    static IEnumerable<string?> Names(JsonElement report) => report.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString());

    /// <summary>A published world to which nodes of each kind have come that nobody has built.</summary>
    async Task<RunWorkspace> WorkspaceAsync()
    {
        var workspace = await worlds.PublishedAsync();
        workspace.Write("warehouse/seeds/clinic_hall.csv", "clinic_id,hall\n1,North\n2,South\n");
        workspace.Write("warehouse/snapshots/history.sql", "{% snapshot history %}{{ config(unique_key='clinic_id', strategy='check', check_cols=['hall']) }} select clinic_id, hall from {{ ref('clinic_hall') }}{% endsnapshot %}");
        workspace.Write("warehouse/models/halls.sql", "{{ config(materialized='table') }} select clinic_id, hall from {{ ref('history') }} where dbt_valid_to is null");
        workspace.Write("warehouse/models/halls.yml", """
            models:
              - name: halls
                columns: [{name: hall, data_tests: [not_null]}]
            unit_tests:
              - name: halls_by_floor
                model: halls
                given: [{input: ref('history'), rows: [{clinic_id: 1, hall: North, dbt_valid_to: null}]}]
                expect: {rows: [{clinic_id: 1, hall: North}]}
            """);
        workspace.Write("warehouse/tests/words_are_known.sql", "select * from {{ ref('clinic_hall') }} where hall not in ('North', 'South', 'East')");
        return workspace;
    }
}
