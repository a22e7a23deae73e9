using Xunit;

namespace Kept.Tests.Landing;

public sealed class LandingTests
{
    [Fact]
    public async Task A_row_lands_with_its_file_row_load_and_time()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,1980-02-03,2024-01-01 10:00:00\n2,Bo,Ek,M,1990-01-01,2024-01-02\n");
        Assert.Equal((2, 2, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Ann|1980-02-03|patients.csv|1|1|1", "2|Bo|1990-01-01|patients.csv|2|1|1"], await bench.QueryAsync(
            "select patient_id, first_name, dob, _file, _row, _load_id, (_loaded_at is not null)::int from staging.patients order by 1"));
    }

    [Fact]
    public async Task Every_row_that_breaks_the_contract_is_rejected_with_row_raw_text_column_rule_and_reason()
    {
        await using var bench = await LandingBench.PatientsAsync(
            "1,Ann,Lee,F,1980-02-03,2024-01-01\n" +
            ",Bo,Ek,M,1990-01-01,2024-01-02\n" +
            "3,Cy,Fo,M,1990-13-01,2024-01-02\n" +
            "4,Di,Go\n" +
            "5,Ed,\"Ha, Jr\",M,1990-01-01,yesterday\n" +
            "6,Fi,Io,F,1990-01-01,2024-01-02,extra\n" +
            $"7,{new string('x', 101)},Jo,F,1990-01-01,2024-01-02\n" +
            "8,Gu,\"Ko\"x,F,1990-01-01,2024-01-02\n" +
            "9,Hy,Lo,F,1990-01-01,2024-01-02\n");
        Assert.Equal((9, 2, 7, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(
            [
                "2|patient_id|missing_key|,Bo,Ek,M,1990-01-01,2024-01-02",
                "3|dob|unreadable_date|3,Cy,Fo,M,1990-13-01,2024-01-02",
                "4||wrong_column_count|4,Di,Go",
                "5|created_at|unreadable_timestamp|5,Ed,\"Ha, Jr\",M,1990-01-01,yesterday",
                "6||wrong_column_count|6,Fi,Io,F,1990-01-01,2024-01-02,extra",
                $"7|first_name|too_long|7,{new string('x', 101)},Jo,F,1990-01-01,2024-01-02",
                "8||bad_quoting|8,Gu,\"Ko\"x,F,1990-01-01,2024-01-02",
            ],
            await bench.QueryAsync("select row_number, column_name, rule, raw from staging.rejects order by row_number"));
        Assert.Equal(["1|1", "9|9"], await bench.QueryAsync("select patient_id, _row from staging.patients order by 1"));
        Assert.Equal(["expected a date of the years 1 to 9999 as ISO 8601"], await bench.QueryAsync("select reason from staging.rejects where rule = 'unreadable_date'"));
    }

    [Fact]
    public async Task Row_numbers_stay_true_behind_thousands_of_rows_set_aside()
    {
        var rows = Enumerable.Range(1, 20_000).Select(i => i % 7 == 0 ? $"{i},short\n" : $"{i},A,B,F,1990-01-01,2024-01-02\n");
        await using var bench = await LandingBench.PatientsAsync(string.Concat(rows));
        Assert.Equal((20_000, 17_143, 2_857, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["0"], await bench.QueryAsync("select count(*) from staging.patients where _row <> patient_id"));
        Assert.Equal(["0"], await bench.QueryAsync("select count(*) from staging.rejects where raw <> row_number || ',short'"));
    }

    [Fact]
    public async Task A_probability_outside_0_to_1_and_a_number_that_is_none_are_rejected()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("predictions", "path: p.csv\nentities:\n  predictions: {}\n");
        bench.File("p.csv", "prediction_id,appointment_id,prediction_batch,probability_dna,created_at\n1,1,b,0.5,2024-01-01\n2,1,b,1.7,2024-01-01\n3,1,b,NaN,2024-01-01\n4,1,b,high,2024-01-01\n5,1,b,,2024-01-01\n6,1,b,1,2024-01-01\n");
        Assert.Equal((6, 2, 4, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["2|out_of_range", "3|unreadable_number", "4|unreadable_number", "5|missing_value"],
            await bench.QueryAsync("select row_number, rule from staging.rejects order by 1"));
    }

    [Fact]
    public async Task Ids_stay_integers_where_they_are_and_become_keys_where_they_are_not()
    {
        await using var bench = await LandingBench.PatientsAsync("7,A,B,F,,\n007,C,D,F,,\n9377952927E-5,E,F,M,,\n");
        bench.Feed("other", "path: other.csv\nsource: crm\nentities:\n  patients: {}\n");
        bench.File("other.csv", LandingBench.PatientsHeader + "7,G,H,F,,\n");
        await bench.LandAsync();
        Assert.Equal(["A|7|", "C||007", "E||9377952927E-5", "G||7"], await bench.QueryAsync(
            "select first_name, case when patient_id < 1000 then patient_id end, patient_source_id from staging.patients order by 1"));
        Assert.Equal(["4"], await bench.QueryAsync("select count(distinct patient_id) from staging.patients"));
        var expected = Convert.ToUInt64(Convert.ToHexString(System.Security.Cryptography.MD5.HashData("main:007"u8))[..16], 16) & long.MaxValue;
        Assert.Equal([$"{expected}"], await bench.QueryAsync("select patient_id from staging.patients where patient_source_id = '007'"));
    }

    [Fact]
    public async Task Blanks_around_an_id_do_not_make_another_and_blanks_alone_are_no_id()
    {
        await using var bench = await LandingBench.PatientsAsync("7,Ann,B,F,,\n 7 ,Ann,B,F,,\n A1,Bo,B,F,,\nA1 ,Bo,B,F,,\n   ,Cy,B,F,,\n");
        Assert.Equal((5, 2, 1, 2, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["Ann|7|", "Bo||A1"], await bench.QueryAsync(
            "select first_name, case when patient_id < 1000 then patient_id end, patient_source_id from staging.patients order by 1"));
        Assert.Equal(["5|missing_key"], await bench.QueryAsync("select row_number, rule from staging.rejects"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zone: Europe/London\n")]
    public async Task Days_and_times_that_no_calendar_key_can_hold_are_rejected_and_the_rest_lands(string zone)
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("appointments", $"path: a.csv\n{zone}entities:\n  appointments: {{priority: {{value: Low}}, specialty: {{value: S}}, hospital: {{value: H}}, status: {{value: attended}}}}\n");
        bench.File("a.csv", "appointment_id,patient_id,clinic_id,scheduled_date,scheduled_time,actual_time,created_at\n" +
            "1,1,1,2024-01-02,10:00,10:05,2024-01-01\n2,1,1,infinity,10:00,10:05,2024-01-01\n3,1,1,5000000-01-02,10:00,10:05,2024-01-01\n4,1,1,0000-01-01,10:00,10:05,2024-01-01\n" +
            "5,1,1,2024-01-02,24:00:00,10:05,2024-01-01\n6,1,1,2024-01-02,10:00,24:00,2024-01-01\n7,1,1,2024-01-02,10:00,10:05,-infinity\n8,1,1,9999-12-31,23:59:59,23:59,0001-01-01\n");
        Assert.Equal((8, 2, 6, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1", "8"], await bench.QueryAsync("select appointment_id from staging.appointments order by 1"));
    }

    [Fact]
    public async Task Columns_that_the_feed_does_not_know_are_reported_and_kept()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: patients*.csv\nentities:\n  patients: {}\n");
        bench.File("patients.csv", "patient_id,first_name,shoe size,pet\n1,Ann,38,\n");
        var report = Assert.Single(await bench.LandAsync());
        Assert.Equal(["shoe size", "pet"], report.UnknownColumns);
        Assert.Equal(["38"], await bench.QueryAsync("select _extra ->> '$.\"shoe size\"' from staging.patients"));
    }

    [Fact]
    public async Task A_column_that_only_an_expression_reads_is_known()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.csv\ndelete_when: op = 'D'\nentities:\n  patients:\n    first_name: {sql: \"upper(given)\"}\n");
        bench.File("p.csv", "patient_id,given,op,pet\n1,Ann,U,cat\n");
        Assert.Equal(["pet"], Assert.Single(await bench.LandAsync()).UnknownColumns);
    }

    [Fact]
    public async Task A_column_that_is_gone_is_an_error_unless_the_feed_gives_a_default()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.csv\nentities:\n  patients:\n    first_name: given_nam\n");
        bench.File("p.csv", "patient_id,given_name\n1,Ann\n");
        var error = await Assert.ThrowsAsync<Kept.Landing.LandingException>(bench.LandAsync);
        Assert.Contains("'given_nam'; did you mean 'given_name'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("patients.yml:4", error.Message, StringComparison.Ordinal);
        bench.Feed("patients", "path: p.csv\nentities:\n  patients:\n    first_name: {from: given_nam, default: Unknown}\n");
        await bench.LandAsync();
        Assert.Equal(["1|Unknown"], await bench.CurrentAsync());
    }

    [Fact]
    public async Task One_file_feeds_several_entities_and_each_has_its_proof()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("visits", """
            path: v.csv
            entities:
              patients: {patient_id: pat, gender: sex}
              clinics: {clinic_id: site, clinic_name: site}
              appointments: {appointment_id: no, patient_id: pat, clinic_id: site, scheduled_date: day}
            """);
        bench.File("v.csv", "no,pat,sex,site,day,note\n1,10,F,North,2024-01-01,x\n2,10,F,South,2024-01-02,y\n3,11,M,North,oops,z\n4,11\n");
        var ledger = Assert.Single(await bench.LandAsync()).Ledger;
        Assert.Equal(["patients 4 2 1 1", "clinics 4 2 1 1", "appointments 4 2 2 0"],
            ledger.Select(row => $"{row.Entity} {row.Read} {row.Landed} {row.Rejected} {row.Duplicate}"));
        Assert.Equal(["x", "y"], await bench.QueryAsync("select _extra ->> '$.note' from staging.appointments order by appointment_id"));
        Assert.Equal(["North|North"], await bench.QueryAsync("select clinic_source_id, clinic_name from staging.clinics where clinic_name = 'North'"));
        Assert.Equal(["2"], await bench.QueryAsync("select count(*) from staging.appointments a join staging.clinics c using (clinic_id)"));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_is_not_kept()
    {
        await using var bench = await LandingBench.PatientsAsync("1,Ann,Lee,F,1980-02-03,2024-01-01\n");
        var lander = new Kept.Landing.Lander(bench.Warehouse, bench.Workspace, LandingBench.Contract, TimeProvider.System);
        var error = await Assert.ThrowsAsync<Kept.Landing.LandingException>(() =>
            lander.LandAsync(bench.Feeds, 1, new Meddler(bench), TestContext.Current.CancellationToken));
        Assert.Contains("changed while it was read", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0|0"], await bench.QueryAsync("select (select count(*) from staging.patients), (select count(*) from staging.ledger)"));
        Assert.Equal((2, 2, 0, 0, 0, 0), await bench.LandOneAsync());
    }

    sealed class Meddler(LandingBench bench) : Kept.Landing.ILoadObserver
    {
        public void Started(string feed, string file, int index, int total) =>
            bench.File("patients.csv", LandingBench.PatientsHeader + "1,Ann,Lee,F,1980-02-03,2024-01-01\n2,Bo,Ek,M,1990-01-01,2024-01-02\n");

        public void Finished(Kept.Landing.LoadReport report)
        {
        }
    }
}
