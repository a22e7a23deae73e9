using System.IO.Compression;
using System.Text;
using Kept.Feeds;
using Kept.Feeds.Detection;
using Xunit;

namespace Kept.Tests.Feeds.Detection;

public sealed class CsvDetectionTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("id,name,day\n1,Ann,2024-01-01\n2,Bob,2024-01-02\n", ',')]
    [InlineData("id;name;share\n1;Smith, Ann;0,85\n2;Jones, Bob;0,15\n", ';')]
    [InlineData("id\tname\n1\tSmith, Ann\n2\tJones; Bob\n", '\t')]
    [InlineData("id|name|at\n1|Smith, Ann|09:30\n2|Jones|10:00\n", '|')]
    [InlineData("id\n1\n2\n", ',')]
    public async Task A_delimiter_is_the_one_that_cuts_all_rows_alike(string text, char delimiter)
    {
        var format = await SniffAsync(text);
        Assert.Equal((FileKind.Csv, delimiter, '"', true), (format.Kind, format.Delimiter, format.Quote, format.Header));
        Assert.Equal("id", format.Columns[0]);
    }

    [Fact]
    public async Task Delimiters_and_newlines_inside_quotes_do_not_count()
    {
        var format = await SniffAsync("id;note\r\n1;\"a, b; c\r\nsecond \"\"line\"\", x\"\r\n2;\"d; e\"\r\n3;plain\r\n");
        Assert.Equal((';', '"'), (format.Delimiter, format.Quote));
        Assert.Equal(["id", "note"], format.Columns);
    }

    [Fact]
    public async Task Single_quotes_are_quotes_where_they_enclose_cells()
    {
        var format = await SniffAsync("id,name\n1,'Smith, Ann'\n2,'Jones, Bob'\n");
        Assert.Equal((',', '\''), (format.Delimiter, format.Quote));
    }

    [Fact]
    public async Task An_apostrophe_is_not_a_quote() =>
        Assert.Equal('"', (await SniffAsync("id,name\n1,O'Brien\n2,'t Hooft\n3,Smith\n")).Quote);

    [Fact]
    public async Task A_text_with_stray_quotes_has_none() =>
        Assert.Equal('\0', (await SniffAsync("id,note,day\n1,\"big toe,2024-01-01\n2,fine,2024-01-02\n3,fine,2024-01-03\n4,fine,2024-01-04\n")).Quote);

    [Theory]
    [InlineData("1,Ann,F\n2,Bob,M\n", false)]
    [InlineData("Ann,F,2024-01-01\nBob,M,2024-01-02\n", false)]
    [InlineData("name,sex\nAnn,F\nBob,M\nCat,F\n", true)]
    [InlineData("Ann,F\nBob,M\nCat,F\n", false)]
    [InlineData("patient_id,name,sex,dob\n", true)]
    [InlineData(",a,b\n0,x,y\n1,x,y\n", true)]
    public async Task A_header_looks_like_names(string text, bool header) => Assert.Equal(header, (await SniffAsync(text)).Header);

    [Fact]
    public async Task Columns_without_a_header_are_numbered() =>
        Assert.Equal(["column_1", "column_2"], (await SniffAsync("1,2\n3,4\n")).Columns);

    [Fact]
    public async Task Empty_and_repeated_names_are_made_unique() =>
        Assert.Equal(["column_1", "Date", "date_2", "column_4"], (await SniffAsync(", Date ,date,\n0,2024-01-01,2024-01-02,x\n")).Columns);

    [Fact]
    public async Task What_the_feed_sets_wins()
    {
        var set = new FeedFormat { Delimiter = ';', Quote = '\'', Header = false, Encoding = "latin-1", Columns = ["x"] };
        var format = await SniffAsync("a,b\n1,2\n", set);
        Assert.Equal((';', '\'', false, "latin-1"), (format.Delimiter, format.Quote, format.Header, format.Encoding));
        Assert.Equal(["x"], format.Columns);
    }

    [Fact]
    public async Task An_empty_file_has_no_columns() => Assert.Empty((await SniffAsync("")).Columns);

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task UTF_16_is_found_with_and_without_a_byte_order_mark(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        var format = await SniffAsync([.. encoding.GetPreamble(), .. encoding.GetBytes("id;prénom\r\n1;Zoé\r\n2;Łucja\r\n")]);
        Assert.Equal(("utf-16", bigEndian, mark, ';'), (format.Encoding, format.IsBigEndian, format.HasByteOrderMark, format.Delimiter));
        Assert.Equal(["id", "prénom"], format.Columns);
    }

    [Fact]
    public async Task A_byte_order_mark_of_UTF_8_is_not_part_of_the_first_name()
    {
        var format = await SniffAsync([0xEF, 0xBB, 0xBF, .. "id,prénom\n1,Zoé\n"u8]);
        Assert.Equal(("utf-8", true), (format.Encoding, format.HasByteOrderMark));
        Assert.Equal(["id", "prénom"], format.Columns);
    }

    [Fact]
    public async Task What_is_not_valid_UTF_8_is_Latin_1()
    {
        var format = await SniffAsync(Encoding.Latin1.GetBytes("id,prénom\n1,Zoé\n"));
        Assert.Equal("latin-1", format.Encoding);
        Assert.Equal(["id", "prénom"], format.Columns);
    }

    [Fact]
    public async Task An_accent_far_into_the_file_still_shows_Latin_1()
    {
        var plain = string.Concat(Enumerable.Repeat("1,Ann\n", 400_000));
        Assert.Equal("latin-1", (await SniffAsync(Encoding.Latin1.GetBytes("id,name\n" + plain + "2,Zoé\n"))).Encoding);
        Assert.Equal("utf-8", (await SniffAsync(Encoding.UTF8.GetBytes("id,name\n" + plain + "2,Zoé\n"))).Encoding);
    }

    [Fact]
    public async Task Long_files_of_accents_stay_UTF_8_wherever_they_are_cut()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i},é€😀\n"));
        Assert.Equal("utf-8", (await SniffAsync(text)).Encoding);
    }

    [Fact]
    public async Task Gzip_is_found_by_its_first_bytes_whatever_the_name()
    {
        using var memory = new MemoryStream();
        await using (var gzip = new GZipStream(memory, CompressionMode.Compress))
        {
            await gzip.WriteAsync("id|name\n1|Ann\n2|Bob\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var format = await SniffAsync(memory.ToArray());
        Assert.Equal((Compression.Gzip, '|'), (format.Compression, format.Delimiter));
        Assert.Equal(["id", "name"], format.Columns);
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8 }, "begins like gzip but cannot be decompressed")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 }, "a zip archive or an Excel workbook")]
    public async Task What_cannot_be_read_is_told(byte[] bytes, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<KeptException>(() => SniffAsync(bytes))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_public_sets_are_recognised()
    {
        foreach (var (name, columns) in new[] { ("vitoria-2016/appointments.csv", 14), ("medscheduler/appointments.csv", 16), ("medscheduler/patients.csv", 4) })
        {
            var format = await FileSniffer.SniffAsync(PublicData.File(name), new FeedFormat(), TestContext.Current.CancellationToken);
            Assert.Equal((FileKind.Csv, ',', '"', true, "utf-8", columns), (format.Kind, format.Delimiter, format.Quote, format.Header, format.Encoding, format.Columns.Count));
        }
    }

    Task<DetectedFormat> SniffAsync(string text, FeedFormat? set = null) => SniffAsync(Encoding.UTF8.GetBytes(text), set);

    Task<DetectedFormat> SniffAsync(byte[] bytes, FeedFormat? set = null) =>
        FileSniffer.SniffAsync(directory.Write("file.dat", bytes), set ?? new FeedFormat(), TestContext.Current.CancellationToken);
}
