using System.IO.Compression;
using System.Text;
using Kept.Landing;
using Xunit;

namespace Kept.Tests.Landing;

public sealed class HostileFileTests
{
    const string Header = "patient_id,first_name,last_name\n";

    public static TheoryData<string, byte[]> MixedLineEnds
    {
        get
        {
            const string text = "patient_id,first_name,last_name\r\n1,Ann,A\n2,\"B\n\"\"o\",B\r\n3,Cy,C\r4,Zo\u00eb,D\n\n5,broken\r\n6,Fi,F";
            var zipped = new MemoryStream();
            using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            {
                gzip.Write(Encoding.UTF8.GetBytes(text));
            }

            return new()
            {
                { "utf-8", Encoding.UTF8.GetBytes(text) },
                { "latin-1", Encoding.Latin1.GetBytes(text) },
                { "utf-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)] },
                { "gzip", zipped.ToArray() },
            };
        }
    }

    [Theory]
    [MemberData(nameof(MixedLineEnds))]
    public async Task A_file_with_several_kinds_of_line_ends_lands_row_by_row(string how, byte[] bytes)
    {
        Assert.NotEmpty(how);
        await using var bench = await PatientsAsync();
        bench.File("p.csv", bytes);
        Assert.Equal((6, 5, 1, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Ann|A", "2|B\n\"o|B", "3|Cy|C", "4|Zo\u00eb|D", "6|Fi|F"], await bench.QueryAsync("select patient_id, first_name, last_name from staging.patients order by 1"));
        Assert.Equal(["wrong_column_count|5,broken"], await bench.QueryAsync("select rule, raw from staging.rejects"));
    }

    [Theory]
    [InlineData("cast(first_name as integer)")]
    [InlineData("cast(last_name as date)")]
    [InlineData("json_extract_string(last_name, '$.a')")]
    [InlineData("strptime(last_name, '%d')")]
    [InlineData("cast(patient_id as integer) * 1000000")]
    [InlineData("cast(first_name as uuid)")]
    [InlineData("from_base64(last_name)")]
    [InlineData("chr(cast(patient_id as integer))")]
    public async Task No_error_of_an_expression_tells_a_patients_value(string expression)
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", $"path: p.csv\nentities:\n  patients: {{gender: {{sql: \"{expression}\"}}}}\n");
        bench.File("p.csv", Header + "1234567,O'Secret said 'Secret',\"Sec\"\"ret\n\n'Secret \"\"Secret\"\n");
        var error = await Assert.ThrowsAsync<LandingException>(bench.LandAsync);
        Assert.StartsWith("p.csv: the engine cannot read it as feeds/patients.yml says", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ret", error.Message.Replace("extract", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], await bench.QueryAsync("select count(*) from staging.ledger"));
    }

    [Theory]
    [InlineData("", "holds nothing")]
    [InlineData("\n\r\n\n", "holds nothing")]
    [InlineData("Ann,Secret\nBo,Secretive\n", "say `columns:`")]
    public async Task A_file_without_a_header_is_refused_without_a_patients_value(string text, string expected)
    {
        await using var bench = await PatientsAsync();
        bench.File("p.csv", text);
        var error = await Assert.ThrowsAsync<LandingException>(bench.LandAsync);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_members_may_have_any_name()
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.ndjson\nentities:\n  patients: {patient_id: id, first_name: name.given, last_name: 'q\"q', gender: Name}\n");
        bench.File("p.ndjson", "{\"id\":1,\"name.given\":\"Ann\",\"q\\\"q\":\"A\",\"\":3,\"_text\":4,\"Name\":5,\"a~/b\":6}\n{\"id\":2,\"name\":{\"given\":\"Bo\"},\"_json\":7}\n");
        Assert.Equal((2, 2, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Ann|A|5|3", "2|Bo|||"], await bench.QueryAsync("select patient_id, first_name, last_name, gender, _extra ->> '/' from staging.patients order by 1"));
    }

    [Theory]
    [InlineData("_is_deleted")]
    [InlineData("_extra")]
    [InlineData("_verdict")]
    [InlineData("_raw")]
    [InlineData("select")]
    [InlineData("a.b")]
    [InlineData("O'Hara")]
    public async Task A_column_may_have_any_name(string name)
    {
        await using var bench = await PatientsAsync();
        bench.File("p.csv", $"patient_id,first_name,last_name,{name},{name}\n1,Ann,A,true,2\n");
        Assert.Equal((1, 1, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal([$"1|{{\"{name}\":\"true\",\"{name}_2\":\"2\"}}|False"], await bench.QueryAsync("select patient_id, _extra, _is_deleted from staging.patients"));
    }

    static async Task<LandingBench> PatientsAsync()
    {
        var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.csv\nentities:\n  patients: {}\n");
        return bench;
    }
}
