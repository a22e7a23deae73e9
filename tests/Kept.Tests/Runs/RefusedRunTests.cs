using System.Text;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Runs;

public sealed class RefusedRunTests(RunWorlds worlds)
{
    [Fact]
    public async Task A_ledger_that_does_not_balance_stops_the_run_before_gold_changes()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        await workspace.TamperAsync("update staging.ledger set rows_landed = rows_landed - 3 where file = 'data/patients.csv'");
        workspace.BringTheRest();
        await RefusedAsync(workspace, 1, "data/patients.csv", "does not balance", "3 of", "Gold was left as it was");
        Assert.Equal(before, await workspace.PublishedAsync());
        Assert.Equal(1, (await workspace.KeptAsync("ledger")).ExitCode);
        await workspace.TamperAsync("update staging.ledger set rows_landed = rows_landed + 3 where file = 'data/patients.csv'");
        await workspace.DoneAsync("run");
        Assert.NotEqual(before, await workspace.PublishedAsync());
    }

    [Fact]
    public async Task A_mistake_in_a_feed_is_told_with_its_line_and_touches_nothing()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        var database = await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation);
        var feed = await File.ReadAllLinesAsync(workspace.At("feeds/patients.yml"), RunWorkspace.Cancellation);
        workspace.Write("feeds/patients.yml", string.Join('\n', [.. feed, "fromat: csv"]) + "\n");
        await RefusedAsync(workspace, 2, $"feeds/patients.yml:{feed.Length + 1}: ", "fromat", "did you mean 'format'?");
        Assert.Equal(database, await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation));
    }

    [Fact]
    public async Task A_mistake_in_the_workspaces_own_models_is_told_and_touches_nothing()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        var database = await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation);
        workspace.Write("warehouse/tests/mine.sql", "select 1\nfrom {{ ref('unified_apointments') }}\n");
        await RefusedAsync(workspace, 1, "mine.sql:2", "unified_apointments");
        Assert.Equal(database, await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation));
    }

    [Fact]
    public async Task A_file_that_cannot_be_found_behind_its_name_ends_the_run_clearly()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        File.Delete(workspace.At("data/patients-late.csv"));
        File.CreateSymbolicLink(workspace.At("data/patients-late.csv"), "nowhere.csv");
        await RefusedAsync(workspace, 1, "data/patients-late.csv");
        Assert.Equal(before, await workspace.PublishedAsync());
        File.Delete(workspace.At("data/patients-late.csv"));
        await workspace.DoneAsync("run");
        await workspace.MustBeSoundAsync();
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_read_is_left_for_the_next_run()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        var file = workspace.At("data/patients-late.csv");
        var whole = await File.ReadAllBytesAsync(file, RunWorkspace.Cancellation);
        using var run = workspace.Start("run");
        while (!run.HasEnded)
        {
            await File.AppendAllTextAsync(file, "\n", RunWorkspace.Cancellation);
        }

        var result = await run.EndAsync();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("data/patients-late.csv: the file changed while it was read", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await workspace.PublishedAsync());
        Assert.Equal(0, await workspace.NumberAsync("select count(*) as n from staging.ledger where file = 'data/patients-late.csv'"));
        await File.WriteAllBytesAsync(file, whole, RunWorkspace.Cancellation);
        await workspace.DoneAsync("run");
        await workspace.MustBeSoundAsync();
    }

    [Fact]
    public async Task A_column_that_is_gone_ends_the_run_and_what_landed_before_it_stays()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        var file = workspace.At("data/patients-late.csv");
        var whole = await File.ReadAllBytesAsync(file, RunWorkspace.Cancellation);
        await File.WriteAllTextAsync(file, Encoding.Latin1.GetString(whole).Replace("DateOfBirth", "Born", StringComparison.Ordinal), Encoding.Latin1, RunWorkspace.Cancellation);
        await RefusedAsync(workspace, 1, "data/patients-late.csv: unknown column 'DateOfBirth'", "(feeds/patients.yml:");
        Assert.Equal(before, await workspace.PublishedAsync());
        Assert.True(await workspace.NumberAsync("select count(*) as n from staging.ledger where feed = 'north-clinics'") > 0);
        await File.WriteAllBytesAsync(file, whole, RunWorkspace.Cancellation);
        await workspace.DoneAsync("run");
        await workspace.MustBeSoundAsync();
    }

    [Fact]
    public async Task A_failing_test_is_named_and_keeps_the_old_gold_until_it_passes()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        workspace.Write("warehouse/tests/nobody_is_late.sql", "select appointment_id from {{ ref('unified_appointments') }} where delay_minutes > 10\n");
        var result = await workspace.KeptAsync("run");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FAIL  nobody_is_late: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("was not published: the test 'nobody_is_late' failed", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, await workspace.PublishedAsync());
        File.Delete(workspace.At("warehouse/tests/nobody_is_late.sql"));
        await workspace.DoneAsync("run");
        var after = await workspace.PublishedAsync();
        await workspace.DoneAsync("run", "--full-refresh");
        Assert.Equal(after, await workspace.PublishedAsync());
    }

    [Fact]
    public async Task A_test_that_fails_on_what_is_new_rolls_an_incremental_run_back()
    {
        using var workspace = await worlds.PartAsync();
        workspace.Write("warehouse/tests/nobody_is_new.sql", "select patient_id from {{ ref('dim_patient') }} where _load_id in (select load_id from staging.ledger where file = 'data/patients-late.csv')\n");
        await workspace.DoneAsync("run");
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        Assert.Equal(1, (await workspace.KeptAsync("run")).ExitCode);
        Assert.Equal(1, (await workspace.KeptAsync("run")).ExitCode);
        Assert.Equal(before, await workspace.PublishedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_failing_test_found_can_be_asked_for_though_nothing_was_published(bool isRebuild)
    {
        using var workspace = await worlds.PartAsync();
        workspace.Write("warehouse/tests/nobody_is_new.sql", "select patient_id, last_name from {{ ref('dim_patient') }} where _load_id in (select load_id from staging.ledger where file = 'data/patients-late.csv')\n");
        await workspace.DoneAsync("run");
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        var result = await workspace.KeptAsync(["run", "--store-failures", .. isRebuild ? new[] { "--full-refresh" } : []]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The rows are in dbt_test__audit.nobody_is_new; they may be patients' data", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, await workspace.PublishedAsync());
        var stored = await workspace.RowsAsync("select * from dbt_test__audit.nobody_is_new");
        Assert.NotEmpty(stored);
        Assert.DoesNotContain(stored.Select(row => row.Split('|')[1]), name => name.Length > 0 && result.Output.Contains(name, StringComparison.Ordinal));
    }

    static async Task RefusedAsync(RunWorkspace workspace, int code, params string[] words)
    {
        KeptResult result = await workspace.KeptAsync("run");
        Assert.Equal(code, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, result.Error, StringComparison.Ordinal));
    }
}
