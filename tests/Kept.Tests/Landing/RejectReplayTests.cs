using Xunit;

namespace Kept.Tests.Landing;

public sealed class RejectReplayTests
{
    const string Header = "patient_id;given;born\n";

    [Fact]
    public async Task Corrected_rejects_land_where_they_came_from_and_are_closed()
    {
        await using var bench = await BadPatientsAsync();
        var export = await bench.ExportAsync("patients");
        Assert.Equal(
            "_reject_id,_file,_row,_entity,_column,_rule,_reason,patient_id,given,born\n" +
            "1,p.csv,2,patients,dob,unreadable_date,expected a date of the years 1 to 9999 as ISO 8601,2,Bo,31.12.1980\n" +
            "2,p.csv,3,patients,,wrong_column_count,\"expected 3 columns, found fewer\",3,Cy,\n" +
            "3,p.csv,4,patients,patient_id,missing_key,\"expected a value, found none\",,\"Di \"\"D\"\", x\",1980-01-01\n",
            export.ReplaceLineEndings("\n"));
        var corrected = export.Replace("31.12.1980", "1980-12-31", StringComparison.Ordinal).Replace("Cy,", "Cy,1970-01-01", StringComparison.Ordinal);
        var report = await bench.ReplayAsync(bench.File("corrected.csv", corrected));
        var row = Assert.Single(report.Ledger);
        Assert.Equal((3, 2, 1, 0), (row.Read, row.Landed, row.Rejected, row.Duplicate));
        Assert.Equal(["1|Ann|p.csv|1", "2|Bo|p.csv|2", "3|Cy|p.csv|3"],
            await bench.QueryAsync("select patient_id, first_name, _file, _row from staging.patients order by 1"));
        Assert.Equal(["4|missing_key|p.csv|4"], await bench.QueryAsync("select reject_id, rule, file, row_number from staging.rejects where closed_by is null"));
        Assert.Equal(["2|replay"], await bench.QueryAsync("select load_id, kind from staging.ledger where kind <> 'file'"));
    }

    [Fact]
    public async Task A_replay_again_changes_nothing_and_says_so()
    {
        await using var bench = await BadPatientsAsync();
        var corrected = bench.File("corrected.csv", "_reject_id,patient_id,given,born\n1,2,Bo,1980-12-31\n");
        await bench.ReplayAsync(corrected);
        var again = await bench.ReplayAsync(corrected);
        Assert.Empty(again.Ledger);
        Assert.Equal(1, again.AlreadyClosed);
    }

    [Fact]
    public async Task A_grown_file_does_not_reject_again_what_was_corrected()
    {
        await using var bench = await BadPatientsAsync();
        await bench.ReplayAsync(bench.File("corrected.csv", "_reject_id,patient_id,given,born\n1,2,Bo,1980-12-31\n"));
        bench.File("p.csv", Header + "1;Ann;1980-01-01\n2;Bo;31.12.1980\n3;Cy\n;\"Di \"\"D\"\", x\";1980-01-01\n5;Ed;1950-01-01\n");
        Assert.Equal((5, 1, 0, 4, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1980-12-31"], await bench.QueryAsync("select dob from staging.patients where patient_id = 2 and _superseded_by is null"));
    }

    [Fact]
    public async Task A_file_with_rejects_that_never_were_is_refused_whole()
    {
        await using var bench = await BadPatientsAsync();
        var file = bench.File("corrected.csv", "_reject_id,patient_id,given,born\n1,2,Bo,1980-12-31\n77,3,Cy,1970-01-01\n");
        var error = await Assert.ThrowsAsync<Kept.Landing.LandingException>(() => bench.ReplayAsync(file));
        Assert.Contains("found 1 records whose _reject_id is none of ours", error.Message, StringComparison.Ordinal);
        Assert.Equal(["3"], await bench.QueryAsync("select count(*) from staging.rejects where closed_by is null"));
    }

    [Fact]
    public async Task A_broken_json_line_is_corrected_as_json()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.ndjson\nentities:\n  patients: {patient_id: id, first_name: name.given}\n");
        bench.File("p.ndjson", "{\"id\":1,\"name\":{\"given\":\"Ann\"}}\n{\"id\":2,\n");
        Assert.Equal((2, 1, 1, 0, 0, 0), await bench.LandOneAsync());
        var export = await bench.ExportAsync("patients");
        var corrected = export.Replace("\"{\"\"id\"\":2,\"", "\"{\"\"id\"\":2,\"\"name\"\":{\"\"given\"\":\"\"Bo\"\"}}\"", StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single((await bench.ReplayAsync(bench.File("c.csv", corrected))).Ledger).Landed);
        Assert.Equal(["1|Ann", "2|Bo"], await bench.QueryAsync("select patient_id, first_name from staging.patients order by 1"));
    }

    [Fact]
    public async Task What_is_still_wrong_can_be_corrected_again_whatever_the_dialect_of_its_file()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p*.csv\nnulls: [\"-\"]\nentities:\n  patients: {patient_id: _id, first_name: given, dob: born, gender: {from: sex, optional: true}}\n");
        bench.File("p1.csv", "_id;given;born\n1;\"a;\"\"b\nc\";bad\n");
        bench.File("p2.csv", "sex|_id|given|born\n-|2|Bo|worse\n");
        await bench.LandAsync();
        var first = bench.File("first.csv", await bench.ExportAsync("patients"));
        Assert.Equal(2, Assert.Single((await bench.ReplayAsync(first)).Ledger).Rejected);
        var corrected = (await bench.ExportAsync("patients")).Replace("bad", "1980-01-01", StringComparison.Ordinal).Replace("worse", "1990-01-01", StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single((await bench.ReplayAsync(bench.File("second.csv", corrected))).Ledger).Landed);
        Assert.Equal(["1|a;\"b\nc|1980-01-01||p1.csv|1", "2|Bo|1990-01-01||p2.csv|1"],
            await bench.QueryAsync("select patient_id, first_name, dob, gender, _file, _row from staging.patients order by 1"));
        Assert.Equal(["0"], await bench.QueryAsync("select count(*) from staging.rejects where closed_by is null"));
    }

    [Fact]
    public async Task Values_behind_the_last_column_are_exported_with_it_and_never_dropped()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.csv\nentities:\n  patients: {first_name: given, dob: born}\n");
        bench.File("p.csv", Header + "1;Ann;1980-01-01\n2;Lee; Bo;1990-01-01\n");
        await bench.LandAsync();
        Assert.EndsWith(",2,Lee, Bo;1990-01-01\n", (await bench.ExportAsync("patients")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    static async Task<LandingBench> BadPatientsAsync()
    {
        var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.csv\nentities:\n  patients: {first_name: given, dob: born}\n");
        bench.File("p.csv", Header + "1;Ann;1980-01-01\n2;Bo;31.12.1980\n3;Cy\n;\"Di \"\"D\"\", x\";1980-01-01\n");
        Assert.Equal((4, 1, 3, 0, 0, 0), await bench.LandOneAsync());
        return bench;
    }
}
