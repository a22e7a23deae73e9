using Xunit;

namespace Kept.Tests.Landing;

public sealed class VersionTests
{
    [Fact]
    public async Task The_same_file_again_changes_nothing_also_under_another_name()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,1980-02-03,2024-01-01\nx\n");
        await bench.LandAsync();
        Assert.Empty(await bench.LandAsync());
        bench.File("patients-copy.csv", LandingBench.PatientsHeader + "1,Ann,Lee,F,1980-02-03,2024-01-01\nx\n");
        File.SetLastWriteTimeUtc(bench.At("patients.csv"), new DateTime(2020, 1, 1));
        Assert.Empty(await bench.LandAsync());
        Assert.Equal(["1|1"], await bench.QueryAsync("select (select count(*) from staging.patients), (select count(*) from staging.rejects)"));
    }

    [Fact]
    public async Task A_grown_file_counts_with_its_difference_only_rejects_included()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,1980-02-03,2024-01-01\nbad\n1,Anna,Lee,F,1980-02-03,2024-01-01\n");
        Assert.Equal((3, 2, 1, 0, 0, 0), await bench.LandOneAsync());
        bench.File("patients.csv", LandingBench.PatientsHeader + "1,Ann,Lee,F,1980-02-03,2024-01-01\nbad\n1,Anna,Lee,F,1980-02-03,2024-01-01\n2,Bo,Ek,M,1990-01-01,2024-01-02\nworse\n");
        Assert.Equal((5, 1, 1, 3, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Anna", "2|Bo"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task A_key_that_a_long_file_names_twice_has_its_last_version()
    {
        var rows = string.Concat(Enumerable.Range(1, 12_000).Select(id => $"{id},Ann,Lee,F,1980-02-03,2024-01-01\n"));
        await using var bench = await LandingBench.PatientsAsync(rows + "7,Anna,Lee,F,1980-02-03,2024-01-01\n");
        Assert.Equal((12_001, 12_001, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["7|Anna"], (await bench.CurrentAsync()).Where(patient => !patient.EndsWith("|Ann", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_changed_file_lands_what_changed_and_never_undoes_a_later_correction_from_another_file()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,1980-02-03,2024-01-01\n2,Bo,Ek,M,1990-01-01,2024-01-02\n");
        await bench.LandAsync();
        bench.File("patients2.csv", LandingBench.PatientsHeader + "1,Anna,Lee,F,1980-02-03,2024-01-01\n");
        Assert.Equal((1, 1, 0, 0, 0, 0), await bench.LandOneAsync());
        bench.File("patients.csv", LandingBench.PatientsHeader + "1,Ann,Lee,F,1980-02-03,2024-01-01\n2,Bob,Ek,M,1990-01-01,2024-01-02\n");
        Assert.Equal((2, 1, 0, 1, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Anna", "2|Bob"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task A_feed_that_reads_an_old_file_differently_does_not_make_its_words_new()
    {
        await using var bench = await LandingBench.PatientsAsync("1,X,Lee,F,1980-02-03,2024-01-01\n2,X,Ek,F,1980-02-03,2024-01-01\n");
        await bench.LandAsync();
        bench.File("patients2.csv", LandingBench.PatientsHeader + "1,Anna,Lee,F,1980-02-03,2024-01-01\n");
        await bench.LandAsync();
        bench.Feed("patients", "path: patients*.csv\nentities:\n  patients: {first_name: {from: first_name, map: {X: Xenia}}}\n");
        await bench.LandAsync();
        Assert.Equal(["1|Anna", "2|Xenia"], await bench.CurrentAsync());
        Assert.Equal(["0"], await bench.QueryAsync("select count(*) from (select patient_id from staging.patients group by 1 having count(*) filter (where _superseded_by is null) <> 1)"));
    }

    [Fact]
    public async Task Rejects_that_a_corrected_feed_accepts_are_closed_and_the_others_stay_open()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,03/02/1980,2024-01-01\n2,Bo,Ek,F,31/02/1980,2024-01-01\n,Cy,Fo,F,,\n");
        await bench.LandAsync();
        bench.Feed("patients", "path: patients*.csv\nentities:\n  patients: {dob: {from: dob, format: \"%d/%m/%Y\"}}\n");
        Assert.Equal((3, 1, 0, 2, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["2|unreadable_date", "3|missing_key"], await bench.QueryAsync("select row_number, rule from staging.rejects where closed_by is null order by 1"));
        Assert.Equal(["1|Ann"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task A_correction_that_is_taken_back_lands_again()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,1980-02-03,2024-01-01\n");
        await bench.LandAsync();
        bench.File("patients.csv", LandingBench.PatientsHeader + "1,Anna,Lee,F,1980-02-03,2024-01-01\n");
        Assert.Equal((1, 1, 0, 0, 0, 0), await bench.LandOneAsync());
        bench.File("patients.csv", LandingBench.PatientsHeader + "1,Ann,Lee,F,1980-02-03,2024-01-01\n");
        Assert.Equal((1, 1, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Ann"], await bench.CurrentAsync());
        Assert.Equal(["Ann|2", "Anna|3", "Ann|"], await bench.QueryAsync("select first_name, _superseded_by from staging.patients order by _load_id"));
    }

    [Fact]
    public async Task Within_a_file_the_last_row_of_a_key_is_current_and_repetitions_are_duplicates()
    {
        await using var bench = await LandingBench.PatientsAsync(
            "1,Ann,Lee,F,1980-02-03,2024-01-01\n1,Ann,Lee,F,1980-02-03,2024-01-01\n1,Anna,Lee,F,1980-02-03,2024-01-01\n1,Ann,Lee,F,1980-02-03,2024-01-01\n");
        Assert.Equal((4, 3, 0, 1, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Ann"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task A_row_with_the_delete_flag_deletes_and_needs_only_its_key()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p*.csv\ndelete_when: op = 'D'\nentities:\n  patients: {}\n");
        bench.File("p1.csv", "op,patient_id,first_name,dob\nU,1,Ann,1980-01-01\nU,2,Bo,1980-01-01\n");
        bench.File("p2.csv", "op,patient_id,first_name,dob\nD,1,,nonsense\nD,1,,\nD,,,\nD,99,,\n");
        await bench.LandAsync();
        Assert.Equal(["2|2|0|0|0", "4|0|1|1|2"], await bench.QueryAsync("select rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted from staging.ledger order by load_id"));
        Assert.Equal(["2|Bo"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task A_snapshot_that_names_no_record_deletes_nothing_and_says_so()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p*.csv\nrows: snapshot\nentities:\n  patients: {}\n");
        bench.File("p1.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n");
        await bench.LandAsync();
        bench.File("p2.csv", LandingBench.PatientsHeader);
        Assert.Contains("names no record", Assert.Single(Assert.Single(await bench.LandAsync()).Notes), StringComparison.Ordinal);
        Assert.Equal(["1|A"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task A_snapshot_like_an_older_one_takes_back_what_came_between()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p*.csv\nrows: snapshot\nentities:\n  patients: {}\n");
        bench.File("p1.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n2,C,D,F,,\n");
        await bench.LandAsync();
        bench.File("p2.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n");
        await bench.LandAsync();
        Assert.Equal(["1|A"], await bench.CurrentAsync());
        bench.File("p3.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n2,C,D,F,,\n");
        await bench.LandAsync();
        Assert.Equal(["1|A", "2|C"], await bench.CurrentAsync());
        bench.File("p4.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n2,C,D,F,,\n");
        Assert.Empty(await bench.LandAsync());
    }

    [Fact]
    public async Task A_snapshot_deletes_what_it_no_longer_names_but_not_what_it_could_not_read()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p*.csv\nrows: snapshot\nentities:\n  patients: {}\n");
        bench.File("p1.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n2,C,D,F,,\n3,E,F,F,,\n");
        await bench.LandAsync();
        bench.File("p2.csv", LandingBench.PatientsHeader + "1,A,B,F,,\n3,E,F,F,nonsense,\n");
        Assert.Equal((2, 0, 1, 1, 0, 1), await bench.LandOneAsync());
        Assert.Equal(["1|A", "3|E"], await bench.CurrentAsync());
        bench.File("p3.csv", LandingBench.PatientsHeader + "1,A,B,F,,\nbroken\n");
        var report = Assert.Single(await bench.LandAsync());
        Assert.Contains("held back", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(["1|A", "3|E"], await bench.CurrentAsync());
        bench.File("p4.csv", LandingBench.PatientsHeader + "2,C,D,F,,\n");
        Assert.Equal((1, 1, 0, 0, 0, 2), await bench.LandOneAsync());
        Assert.Equal(["2|C"], await bench.CurrentAsync());
    }
}
