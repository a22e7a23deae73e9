using Xunit;

namespace Kept.Tests.Runs;

/// <summary>A run that stands at its last test for ever, as an incremental run or as one that builds anew, and readers beside it.</summary>
public sealed class ReadersDuringRunTests(RunWorlds worlds)
{
    /// <summary>Types that other file formats do not know.</summary>
    const string Types = """
        select i, sum(i) over () as huge, interval '90 minutes 0.000001 seconds' as span, i::decimal(20, 3) / 7 as part, [i, null] as list, {'a': i} as pair,
          time '09:30:00' as clock, timestamptz '2024-03-01 12:00:00+01' as instant, case when i = 1 then null else 'Zoë, "x"' end as text, i % 2 = 0 as even,
          'low'::enum('low', 'high') as level, 12345678901234567890::uhugeint as unsigned
        from range(3) t(i)
        """;

    [Theory]
    [InlineData("--full-refresh")]
    [InlineData]
    public async Task Readers_get_what_was_last_published_in_every_format(params string[] arguments)
    {
        using var workspace = await PublishAsync();
        var published = await workspace.PublishedAsync();
        var before = await AnswersAsync(workspace);
        workspace.BringTheRest();
        using var run = await workspace.StartEndlessRunAsync(arguments);
        Assert.Equal(published, await workspace.PublishedAsync());
        Assert.Equal(before, await AnswersAsync(workspace));
        Assert.Equal(130, (await run.InterruptAsync()).ExitCode);
        Assert.Equal(published, await workspace.PublishedAsync());
        Assert.Empty(Directory.GetFiles(workspace.At(".kept/answers")));
    }

    [Fact]
    public async Task A_write_and_a_file_are_refused_as_ever()
    {
        using var workspace = await PublishAsync();
        workspace.BringTheRest();
        using var run = await workspace.StartEndlessRunAsync();
        foreach (var sql in new[] { "delete from gold.unified_appointments", "create table gold.x as select 1", "from 'kept.yml'", "select * from read_text('kept.yml')", "copy (select 1) to 'stolen.csv'", "select 1; drop table gold.unified_appointments" })
        {
            var result = await workspace.KeptAsync("sql", sql);
            Assert.Equal((1, sql), (result.ExitCode, sql));
            Assert.DoesNotContain("version", result.Output, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(workspace.At("stolen.csv")));
        var unknown = await workspace.KeptAsync("sql", "select no_such_column from unified_appointments");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("no_such_column", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(1, await workspace.NumberAsync("select 1 as n"));
        Assert.Equal(130, (await run.InterruptAsync()).ExitCode);
    }

    [Fact]
    public async Task Ledger_rejects_and_a_dry_run_tell_what_has_landed_so_far()
    {
        using var workspace = await PublishAsync();
        workspace.BringTheRest();
        using var run = await workspace.StartEndlessRunAsync();
        var ledger = await workspace.DoneAsync("ledger");
        Assert.Contains("data/patients-late.csv", ledger, StringComparison.Ordinal);
        Assert.Contains("every one accounted for", ledger, StringComparison.Ordinal);
        var rejects = await workspace.DoneAsync("rejects");
        var export = await workspace.DoneAsync("rejects", "export", "appointments");
        var plan = await workspace.JsonAsync("run", "--dry-run");
        Assert.Equal(0, plan.GetProperty("files").GetArrayLength());
        Assert.Equal(130, (await run.InterruptAsync()).ExitCode);
        Assert.Equal(ledger, await workspace.DoneAsync("ledger"));
        Assert.Equal(rejects, await workspace.DoneAsync("rejects"));
        Assert.Equal(export, await workspace.DoneAsync("rejects", "export", "appointments"));
    }

    [Fact]
    public async Task A_reader_that_leaves_and_one_that_is_cut_off_do_no_harm()
    {
        const string Endless = "select count(*) from range(1000000000) a, range(1000000000) b where a.range % 7 = b.range % 5";
        using var workspace = await PublishAsync();
        workspace.BringTheRest();
        using var run = await workspace.StartEndlessRunAsync();
        using var leaving = workspace.Start("sql", Endless);
        using var waiting = workspace.Start("sql", "select count(*) as n from range(2000000000) where range % 7 = 8", "--format", "csv");
        await RunWorkspace.UntilAsync(() => Directory.GetFiles(workspace.At(".kept/answers"), "*.duckdb").Length == 2);
        Assert.Equal(130, (await leaving.InterruptAsync()).ExitCode);
        Assert.Equal(1, await workspace.NumberAsync("select 1 as n"));
        Assert.Equal(130, (await run.InterruptAsync()).ExitCode);
        var answer = await waiting.EndAsync();
        Assert.Equal((0, "n\n0\n"), (answer.ExitCode, answer.Output));
    }

    [Fact]
    public async Task A_run_that_publishes_while_readers_ask_shows_them_the_old_or_the_new()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        using var run = workspace.Start("run");
        var seen = new List<string>();
        while (!run.HasEnded)
        {
            seen.Add(await workspace.PublishedAsync());
        }

        Assert.Equal(0, (await run.EndAsync()).ExitCode);
        var after = await workspace.PublishedAsync();
        Assert.NotEqual(before, after);
        Assert.Empty(seen.Except([before, after]));
    }

    async Task<RunWorkspace> PublishAsync()
    {
        var workspace = await worlds.PartAsync();
        workspace.AddEndlessTest("(select count(*) from staging.ledger where file like '%late%') > 0");
        await workspace.DoneAsync("run");
        return workspace;
    }

    static async Task<IReadOnlyList<string>> AnswersAsync(RunWorkspace workspace)
    {
        const string Queries = $"from unified_predictions order by 1 limit 5; {Types}; describe unified_predictions";
        const string ForPeople = $"{Queries}; from unified_appointments; explain select clinic_name from unified_predictions";
        return
        [
            await workspace.DoneAsync("sql", ForPeople, "--limit", "4"),
            await workspace.DoneAsync("sql", Queries, "--format", "csv"),
            await workspace.DoneAsync("sql", Queries, "--format", "json"),
            await workspace.DoneAsync("ask", "clinic-delays"),
            await workspace.DoneAsync("ask", "clinic-delays", "--format", "csv"),
        ];
    }
}
