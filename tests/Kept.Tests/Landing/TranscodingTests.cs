using System.IO.Compression;
using System.Text;
using Xunit;

namespace Kept.Tests.Landing;

/// <summary>Files that the engine does not read as they are written.</summary>
public sealed class TranscodingTests
{
    const string Document = """[{"patient_id": 1, "first_name": "Zoë"}, {"patient_id": 2, "first_name": "Bo"}]""";

    public static TheoryData<string, byte[]> Files => new()
    {
        { "p.json.gz", Zipped(Encoding.UTF8.GetBytes(Document)) },
        { "p.json", Encoding.Latin1.GetBytes(Document) },
        { "p.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Document)] },
        { "p.json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Document)] },
        { "p.json", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Document)] },
        { "p.csv.gz", Zipped([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("patient_id,first_name\n1,Zoë\n2,Bo\n")]) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task They_land_all_the_same(string name, byte[] bytes)
    {
        await using var bench = await LandingBench.CreateAsync();
        bench.Feed("patients", "path: p.*\nentities:\n  patients:\n");
        bench.File(name, bytes);
        Assert.Equal((2, 2, 0, 0, 0, 0), await bench.LandOneAsync());
        Assert.Equal(["1|Zoë", "2|Bo"], await bench.QueryAsync("select patient_id, first_name from staging.patients order by 1"));
    }

    static byte[] Zipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
