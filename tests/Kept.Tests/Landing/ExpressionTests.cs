using Xunit;

namespace Kept.Tests.Landing;

/// <summary>A feed's SQL expressions, and the columns that they read.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public async Task A_json_member_that_only_some_records_have_can_be_read_by_an_expression()
    {
        await using var bench = await CreateAsync("path: p*.ndjson\ndelete_when: op = 'D'\nentities:\n  patients:\n");
        bench.File("p1.ndjson", "{\"patient_id\":1,\"first_name\":\"Ann\"}\n{\"patient_id\":\"\",\"first_name\":\"Bo\"}\n");
        Assert.Equal((2, 1, 1, 0, 0, 0), await bench.LandOneAsync());
        var corrected = await bench.ExportAsync("patients");
        await bench.ReplayAsync(bench.File("corrected.csv", corrected.Replace("\"\"patient_id\"\":\"\"\"\"", "\"\"patient_id\"\":2", StringComparison.Ordinal)));
        Assert.Equal(["1|Ann", "2|Bo"], await CurrentAsync(bench));
        bench.File("p2.ndjson", "{\"patient_id\":1,\"op\":\"D\"}\n");
        Assert.Equal((1, 0, 0, 0, 1, 0), await bench.LandOneAsync());
        Assert.Equal(["2|Bo"], await CurrentAsync(bench));
    }

    [Fact]
    public async Task A_column_that_only_an_expression_reads_and_no_file_has_is_named()
    {
        await using var bench = await CreateAsync("path: p.csv\ndelete_when: actoin = 'D'\nentities:\n  patients:\n");
        bench.File("p.csv", "patient_id,action\n1,D\n");
        var error = await Assert.ThrowsAsync<Kept.Landing.LandingException>(bench.LandAsync);
        Assert.Contains("'actoin'; did you mean 'action'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("feeds/patients.yml", error.Message, StringComparison.Ordinal);
    }

    static async Task<LandingBench> CreateAsync(string feed) => (await LandingBench.CreateAsync()).Feed("patients", feed);

    static Task<string[]> CurrentAsync(LandingBench bench) => bench.QueryAsync(
        "select patient_id, first_name from staging.patients where _superseded_by is null and not _is_deleted order by 1");
}
