using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

public sealed class SqlTests : IAsyncLifetime
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    SampleWorkspace workspace = null!;

    public async ValueTask InitializeAsync() => workspace = await SampleWorkspace.CreateAsync(Cancellation);

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    [Fact]
    public async Task Names_are_found_without_their_schema() =>
        Assert.Equal("n\n200\n", await OutputAsync("select count(*) as n from unified_appointments, ledger", "--format", "csv"));

    [Fact]
    public async Task A_table_is_plain_text_with_numbers_to_the_right_when_piped() =>
        Assert.Equal("""
            clinic      n
            --------  ---
            Clinic 0    0
            Clinic 1  100

            """, await OutputAsync("select 'Clinic ' || i as clinic, i * 100 as n from range(2) t(i)"));

    [Fact]
    public async Task A_table_says_how_many_rows_it_leaves_out() =>
        Assert.EndsWith("… 197 more rows (--limit 0 shows all)\n", await OutputAsync("from unified_appointments", "--limit", "3"), StringComparison.Ordinal);

    [Fact]
    public async Task All_rows_are_shown_when_asked_for() =>
        Assert.Equal(202, (await OutputAsync("from unified_appointments", "--limit", "0")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    [Theory]
    [InlineData("csv", "id,day,seen\n0,2024-01-01,0\n1,2024-01-02,\n")]
    [InlineData("ndjson", "{\"id\":0,\"day\":\"2024-01-01\",\"seen\":0}\n{\"id\":1,\"day\":\"2024-01-02\",\"seen\":null}\n")]
    [InlineData("json", "[\n\t{\"id\":0,\"day\":\"2024-01-01\",\"seen\":0},\n\t{\"id\":1,\"day\":\"2024-01-02\",\"seen\":null}\n]\n")]
    public async Task A_format_keeps_days_and_absent_values(string format, string expected) =>
        Assert.Equal(expected, await OutputAsync(
            "select appointment_id as id, scheduled_fulldate as day, seen from unified_appointments order by id limit 2", "--format", format));

    [Fact]
    public async Task Rows_are_written_to_a_file_in_the_format_of_its_ending()
    {
        var file = workspace.At("out.parquet");
        Assert.Empty(await OutputAsync("from unified_appointments", "-o", file));
        Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(file, Cancellation))[..4]);
    }

    [Fact]
    public async Task Parquet_goes_into_a_pipe() =>
        Assert.StartsWith("PAR1", await OutputAsync("select 1", "--format", "parquet"), StringComparison.Ordinal);

    [Fact]
    public async Task Several_queries_of_a_file_are_answered_in_turn()
    {
        var file = workspace.Write("two.sql", "select 'a;b' as x; -- one; more\nselect 2 as y;\n");
        Assert.Equal("x\na;b\n\ny\n2\n", await OutputAsync("-f", file, "--format", "csv"));
    }

    [Fact]
    public async Task A_query_is_read_from_standard_input()
    {
        var result = await new KeptStart { Arguments = ["sql", "-", "--format", "csv"], Directory = workspace.Root, Input = "select 5 as n" }.RunAsync();
        Assert.Equal("n\n5\n", result.Output);
    }

    [Theory]
    [InlineData("delete from gold.unified_appointments")]
    [InlineData("create table gold.x as select 1")]
    [InlineData("from 'secret.csv'")]
    [InlineData("select * from read_csv('secret.csv')")]
    [InlineData("copy (select 1) to 'stolen.csv'")]
    public async Task A_write_and_a_file_are_refused(string sql)
    {
        var result = await workspace.RunAsync("sql", sql);
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("hidden", result.Output + result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.At("stolen.csv")));
        Assert.Equal("n\n200\n", await OutputAsync("select count(*) as n from unified_appointments", "--format", "csv"));
    }

    [Fact]
    public async Task Tables_describe_themselves()
    {
        Assert.Contains("delay_minutes,BIGINT", await OutputAsync("describe unified_appointments", "--format", "csv"), StringComparison.Ordinal);
        Assert.Contains("unified_appointments", await OutputAsync("show all tables"), StringComparison.Ordinal);
        Assert.Contains("RANGE", await OutputAsync("explain select * from range(3)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_in_the_temporary_directory()
    {
        using var temporary = new TemporaryDirectory();
        var environment = new Dictionary<string, string> { ["TMPDIR"] = temporary.Root };
        await new KeptStart { Arguments = ["sql", "select 1", "--format", "csv"], Directory = workspace.Root, Environment = environment }.RunAsync();
        Assert.DoesNotContain(Directory.GetFileSystemEntries(temporary.Root), entry => entry.Contains("kept", StringComparison.Ordinal));
    }

    async Task<string> OutputAsync(params string[] arguments)
    {
        var result = await workspace.RunAsync(["sql", .. arguments]);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return result.Output;
    }
}
