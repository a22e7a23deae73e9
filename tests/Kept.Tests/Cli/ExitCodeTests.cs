using System.Diagnostics;
using Kept.DuckDb;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

public sealed class ExitCodeTests
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_verb_is_wrong_usage_with_a_suggestion()
    {
        var result = await KeptProgram.RunAsync("aks");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("kept: unknown verb 'aks'; did you mean 'ask'?", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("sql", "select 1", "--format", "xml")]
    [InlineData("sql", "select 1", "-f", "also.sql")]
    [InlineData("sql", "-f", "absent.sql")]
    [InlineData("sql")]
    [InlineData("sql", " -- nothing")]
    [InlineData("sql", "select 1; select 2", "-o", "one.csv")]
    [InlineData("ask", "late-starts", "--threshold")]
    [InlineData("ask", "late-starts", "--threshold", "ten")]
    [InlineData("ask", "late-starts", "--treshold", "10")]
    [InlineData("ask", "late-start")]
    [InlineData("init")]
    public async Task Wrong_usage_ends_with_2_and_one_message(params string[] arguments)
    {
        await using var workspace = await SampleWorkspace.CreateAsync(Cancellation);
        var result = await workspace.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("kept: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("unknown option '--full-refesh'; did you mean '--full-refresh'?", "run", "--full-refesh")]
    [InlineData("unknown option '--fial-fast'; did you mean '--fail-fast'?", "build", "--select", "halls", "--fial-fast")]
    [InlineData("unknown option '--thread'.", "run", "--exclude", "halls", "--thread=4")]
    [InlineData("'--models' is dbt's; here it is: --select", "run", "--models", "halls")]
    [InlineData("'--vars' is dbt's; here variables stand in kept.yml, under 'vars'", "build", "--select", "halls", "--vars", "a: 1")]
    [InlineData("'retry' is dbt's; here it is: kept run --retry", "retry")]
    [InlineData("'deps' is dbt's; packages are not supported", "deps")]
    [InlineData("'clone' is dbt's; it is not supported", "clone")]
    [InlineData("'run-operation' is dbt's; it is not supported", "run-operation", "x")]
    [InlineData("'--target' is dbt's; here kept.yml names the warehouse", "build", "--target", "x")]
    [InlineData("unknown option '--defer'", "build", "--defer")]
    [InlineData("unknown option '--empty'", "build", "--empty")]
    public async Task An_option_or_a_verb_that_is_not_there_is_told_with_what_was_probably_meant(string message, params string[] arguments)
    {
        var result = await KeptProgram.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"kept: {message}", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_mistake_in_a_configuration_file_ends_with_2_and_its_line()
    {
        await using var workspace = await SampleWorkspace.CreateAsync(Cancellation);
        workspace.Write("kept.yml", "version: 1\nnmae: sample\n");
        var result = await workspace.RunAsync("sql", "select 1");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("kept.yml:2: unknown key 'nmae'; did you mean 'name'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_workspace_ends_with_2()
    {
        using var empty = new TemporaryDirectory();
        var result = await KeptProgram.RunAsync("ask", "-w", empty.Root);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("kept init", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_the_engine_refuses_ends_with_1()
    {
        await using var workspace = await SampleWorkspace.CreateAsync(Cancellation);
        var result = await workspace.RunAsync("sql", "select no_such_column from unified_appointments");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no_such_column", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warehouse_that_another_process_holds_ends_with_3()
    {
        await using var workspace = await SampleWorkspace.CreateAsync(Cancellation);
        await using var writer = await DuckDbWarehouse.OpenAsync(workspace.Database, false, Cancellation);
        Assert.Equal(3, (await workspace.RunAsync("sql", "select 1")).ExitCode);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_a_running_query_cleanly(string signal)
    {
        await using var workspace = await SampleWorkspace.CreateAsync(Cancellation);
        const string Endless = "select 'begun' as state; select count(*) from range(1000000000) a, range(1000000000) b where a.range % 7 = b.range % 5";
        using var process = KeptProgram.Start(new KeptStart { Arguments = ["sql", Endless], Directory = workspace.Root });
        await ReadUntilAsync(process.StandardOutput, "begun");
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(130, process.ExitCode);
        Assert.StartsWith("kept: cancelled", await process.StandardError.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    static async Task ReadUntilAsync(StreamReader reader, string text)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync(Cancellation);
        }
        while (line is not null && !line.Contains(text, StringComparison.Ordinal));
    }
}
