using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.DocsSite;

/// <summary>What the site says of runs and loads.</summary>
public sealed class RunTests
{
    const string Results = """
        {"metadata": {"generated_at": "2026-01-02T03:04:05Z"}, "elapsed_time": 2.5, "args": {"which": "run"}, "results": [
          {"unique_id": "model.kept.dim_patient", "status": "success", "execution_time": 0.25, "failures": null, "message": "secret of Jane Doe", "adapter_response": {"rows_affected": 1234567}},
          {"unique_id": "test.kept.born_in_the_future", "status": "fail", "execution_time": 0.1, "failures": 7, "message": "secret of Jane Doe", "adapter_response": {}}]}
        """;

    [Fact]
    public async Task The_ledger_and_the_last_results_are_told_and_no_row_of_a_table()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "300");
        await workspace.DoneAsync("run");
        workspace.Write("target/run_results.json", Results);
        await workspace.DoneAsync("docs");
        string Page(string file) => File.ReadAllText(workspace.At($"target/docs/{file}"));
        var ledger = await workspace.RowsAsync("select sum(rows_read) from staging.ledger");
        Assert.Contains($"{long.Parse(ledger[0]):N0} records read, every one accounted for", Page("ledger.html"), StringComparison.Ordinal);
        Assert.Contains("1,234,567", Page("model-dim_patient.html"), StringComparison.Ordinal);
        Assert.Matches("born_<wbr>in_<wbr>the_<wbr>future(.|\n)*?failed(.|\n)*?>7<", Page("run.html"));
        Assert.Contains(">published<", Page("run.html"), StringComparison.Ordinal);
        var all = string.Concat(Directory.EnumerateFiles(workspace.At("target/docs"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.DoesNotContain("Jane Doe", all, StringComparison.Ordinal);
        var patients = await workspace.RowsAsync("select distinct first_name || ' ' || last_name from dim_patient where first_name || last_name <> '' limit 50");
        Assert.NotEmpty(patients);
        Assert.All(patients, patient => Assert.DoesNotContain(patient, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_written_beside_a_run_that_holds_the_warehouse()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "300");
        await workspace.DoneAsync("run");
        workspace.AddEndlessTest();
        using var run = await workspace.StartEndlessRunAsync();
        await workspace.DoneAsync("docs");
        Assert.False(run.HasEnded);
        Assert.Contains("every one accounted for", await File.ReadAllTextAsync(workspace.At("target/docs/ledger.html"), RunWorkspace.Cancellation), StringComparison.Ordinal);
        await run.InterruptAsync();
    }
}
