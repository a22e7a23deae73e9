using Xunit;

namespace Kept.Tests.Landing;

/// <summary>A file is a voice: what it says is held against what it last said, whatever others have said since.</summary>
public sealed class VoiceTests
{
    const string Header = "patient_id,first_name\n";

    [Fact]
    public async Task A_file_that_said_what_another_had_said_never_undoes_a_later_correction()
    {
        await using var bench = await CreateAsync("path: p*.csv\nentities:\n  patients:\n");
        await LandAsync(bench, "p1.csv", "1,Ann\n");
        Assert.Equal((2, 1, 0, 1, 0, 0), await LandAsync(bench, "p2.csv", "1,Ann\n2,Bo\n"));
        await LandAsync(bench, "p3.csv", "1,Anna\n");
        Assert.Equal((3, 1, 0, 2, 0, 0), await LandAsync(bench, "p2.csv", "1,Ann\n2,Bo\n3,Cy\n"));
        Assert.Equal(["1|Anna", "2|Bo", "3|Cy"], await CurrentAsync(bench));
        Assert.Equal((3, 1, 0, 2, 0, 0), await LandAsync(bench, "p2.csv", "1,Annie\n2,Bo\n3,Cy\n"));
        Assert.Equal(["1|Annie", "2|Bo", "3|Cy"], await CurrentAsync(bench));
    }

    [Fact]
    public async Task A_correction_that_a_person_replayed_outlives_the_file_that_grows()
    {
        await using var bench = await CreateAsync("path: p.csv\nentities:\n  patients:\n");
        await LandAsync(bench, "p.csv", "1,Ann\n,Anna\n");
        var corrected = await bench.ExportAsync("patients");
        await bench.ReplayAsync(bench.File("corrected.csv", corrected.Replace(",,Anna", ",1,Anna", StringComparison.Ordinal)));
        Assert.Equal(["1|Anna"], await CurrentAsync(bench));
        Assert.Equal((3, 1, 0, 2, 0, 0), await LandAsync(bench, "p.csv", "1,Ann\n,Anna\n2,Bo\n"));
        Assert.Equal(["1|Anna", "2|Bo"], await CurrentAsync(bench));
    }

    [Fact]
    public async Task A_snapshot_is_the_whole_truth_also_when_an_earlier_file_of_it_comes_changed()
    {
        await using var bench = await CreateAsync("path: p*.csv\nrows: snapshot\nentities:\n  patients:\n");
        await LandAsync(bench, "p1.csv", "1,Ann\n2,Bo\n");
        Assert.Equal((1, 1, 0, 0, 0, 1), await LandAsync(bench, "p2.csv", "1,Anna\n"));
        Assert.Equal((3, 3, 0, 0, 0, 0), await LandAsync(bench, "p1.csv", "1,Ann\n2,Bo\n3,Cy\n"));
        Assert.Equal(["1|Ann", "2|Bo", "3|Cy"], await CurrentAsync(bench));
    }

    static async Task<LandingBench> CreateAsync(string feed) => (await LandingBench.CreateAsync()).Feed("patients", feed);

    static Task<(long, long, long, long, long, long)> LandAsync(LandingBench bench, string file, string rows)
    {
        bench.File(file, Header + rows);
        return bench.LandOneAsync();
    }

    static Task<string[]> CurrentAsync(LandingBench bench) => bench.QueryAsync(
        "select patient_id, first_name from staging.patients where _superseded_by is null and not _is_deleted order by 1");
}
