using System.IO.Compression;
using System.Text;
using Xunit;

namespace Kept.Tests.Landing;

public sealed class FormatTests
{
    const string Text = "patient_id;first_name;dob\n1;Zoé;31/12/1980\n2;Jürgen;01/02/1990\n3;bad;1990-01-01\n";
    const string Mapping = "entities:\n  patients:\n    dob: {from: dob, format: \"%d/%m/%Y\"}\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Text) },
        { "utf-8 with a mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)] },
        { "utf-16 little-endian", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)] },
        { "utf-16 big-endian", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "latin-1", Encoding.Latin1.GetBytes(Text) },
        { "windows line ends", Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\r\n")) },
        { "gzip", Gzip(Encoding.UTF8.GetBytes(Text)) },
        { "gzip of latin-1", Gzip(Encoding.Latin1.GetBytes(Text)) },
        { "tabs", Encoding.UTF8.GetBytes(Text.Replace(';', '\t')) },
        { "bars", Encoding.UTF8.GetBytes(Text.Replace(';', '|')) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Delimited_text_is_read_however_it_is_written(string how, byte[] bytes)
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.*\n" + Mapping);
        bench.File(how.StartsWith("gzip", StringComparison.Ordinal) ? "p.csv.gz" : "p.csv", bytes);
        Assert.Equal((3, 2, 1, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Zoé|1980-12-31", "2|Jürgen|1990-02-01"], await bench.QueryAsync("select patient_id, first_name, dob from staging.patients order by 1"));
        Assert.Equal(["3|dob|expected a date as %d/%m/%Y"], await bench.QueryAsync("select row_number, column_name, reason from staging.rejects"));
    }

    [Fact]
    public async Task A_file_without_a_header_takes_its_columns_from_the_feed()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.csv\nheader: false\ncolumns: [patient_id, first_name]\nnulls: [\"-\"]\nentities:\n  patients: {}\n");
        bench.File("p.csv", "1,Ann\n2,-\n3\n");
        Assert.Equal((3, 2, 1, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Ann|1", "2||2"], await bench.QueryAsync("select patient_id, first_name, _row from staging.patients order by 1"));
        Assert.Equal(["3"], await bench.QueryAsync("select row_number from staging.rejects"));
    }

    [Fact]
    public async Task Nested_json_lines_are_read_by_path_and_broken_ones_set_aside()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("predictions", "path: p.ndjson.gz\nentities:\n  predictions: {prediction_id: id, appointment_id: about.appointment, probability_dna: scores.0.p, created_at: at}\n");
        bench.File("p.ndjson.gz", Gzip(Encoding.UTF8.GetBytes(
            "{\"id\":1,\"about\":{\"appointment\":5,\"clinic\":9},\"scores\":[{\"p\":0.25}],\"at\":\"2024-10-11T12:45:00Z\",\"v\":2}\n\n{\"id\":2,\"about\":\n[1]\n{\"id\":3,\"about\":{\"appointment\":6},\"scores\":[{\"p\":2}]}\n")));
        Assert.Equal((4, 1, 3, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|5|0.25|2024-10-11 12:45:00|{\"v\":2,\"about\":{\"clinic\":9}}|1"],
            await bench.QueryAsync("select prediction_id, appointment_id, probability_dna, created_at, _extra::varchar, _row from staging.predictions"));
        Assert.Equal(["3|broken_json", "4|broken_json", "5|out_of_range"], await bench.QueryAsync("select row_number, rule from staging.rejects order by 1"));
    }

    [Theory]
    [InlineData("", "[{\"clinic_id\":1,\"clinic_name\":\"A\"},{\"clinic_id\":\"02\",\"clinic_name\":\"B\"}]")]
    [InlineData("records: $.data.items\n", "{\"data\":{\"items\":[{\"clinic_id\":1,\"clinic_name\":\"A\"},{\"clinic_id\":\"02\",\"clinic_name\":\"B\"}]},\"n\":2}")]
    public async Task A_json_document_is_read_where_its_records_are(string records, string json)
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("clinics", "path: c.json\n" + records + "entities:\n  clinics: {}\n");
        bench.File("c.json", json);
        Assert.Equal((2, 2, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["A|", "B|02"], await bench.QueryAsync("select clinic_name, clinic_source_id from staging.clinics order by 1"));
    }

    [Fact]
    public async Task A_broken_json_document_is_one_rejected_record()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("clinics", "path: c.json\nformat: json\nentities:\n  clinics: {}\n");
        bench.File("c.json", "[{\"clinic_id\":1},{\"clinic_id\":");
        Assert.Equal((1, 0, 1, 0, 0, 0), await bench.LandOneAsync());
    }

    [Fact]
    public async Task Parquet_is_read_and_judged_like_text()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("predictions", "path: p.parquet\nentities:\n  predictions: {}\n");
        await bench.QueryAsync($"copy (select * from (values (1, 5, 0.5, timestamp '2024-01-01 10:00:00'), (2, 5, 1.5, null)) t(prediction_id, appointment_id, probability_dna, created_at)) to '{bench.At("p.parquet")}'");
        Assert.Equal((2, 1, 1, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|5|0.5|2024-01-01 10:00:00"], await bench.QueryAsync("select prediction_id, appointment_id, probability_dna, created_at from staging.predictions"));
    }

    [Fact]
    public async Task Constants_expressions_and_maps_fill_columns()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("a", """
            path: a.csv
            entities:
              appointments:
                clinic_id: {value: "1"}
                specialty: {sql: "upper(dept)"}
                scheduled_date: when
                scheduled_time: when
                status: {from: No-show, map: {"Yes": missed, "No": attended}}
            """);
        bench.File("a.csv", "appointment_id,patient_id,dept,when,No-show\n1,2,ent,2024-03-01T09:15:00,Yes\n");
        await bench.LandAsync();
        Assert.Equal(["1|ENT|2024-03-01|09:15|missed"], await bench.QueryAsync("select clinic_id, specialty, scheduled_date, left(scheduled_time::varchar, 5), status from staging.appointments"));
    }

    [Fact]
    public async Task In_a_feed_with_a_zone_times_are_local_and_instants_are_known()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("a", "path: a.csv\nzone: Europe/London\nentities:\n  appointments: {scheduled_date: s, scheduled_time: s, actual_time: t, created_at: c}\n");
        bench.File("a.csv", "appointment_id,patient_id,clinic_id,s,t,c\n" +
            "1,1,1,2024-07-01T08:00:00Z,09:10,2024-06-30T23:30:00Z\n" +
            "2,1,1,2024-07-01 09:00,09:10,2024-06-30\n" +
            "3,1,1,2024-03-31 00:50,02:05,2024-03-01\n" +
            "4,1,1,2024-07-01 23:55,00:10,2024-06-30\n");
        Assert.Equal((4, 4, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(
            [
                "2024-07-01|09:00|2024-07-01 08:00:00|2024-07-01 08:10:00|2024-07-01 00:30:00",
                "2024-07-01|09:00|2024-07-01 08:00:00|2024-07-01 08:10:00|2024-06-30",
                "2024-03-31|00:50|2024-03-31 00:50:00|2024-03-31 01:05:00|2024-03-01",
                "2024-07-01|23:55|2024-07-01 22:55:00|2024-07-01 23:10:00|2024-06-30",
            ],
            await bench.QueryAsync("select scheduled_date, left(scheduled_time::varchar, 5), scheduled_instant, actual_instant, created_at from staging.appointments order by appointment_id"));
    }

    static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }
}
