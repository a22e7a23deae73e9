using Kept.Feeds;
using Kept.Feeds.Detection;
using Xunit;

namespace Kept.Tests.Feeds.Detection;

public sealed class JsonDetectionTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":2}]", FileKind.Json, null)]
    [InlineData("[\n  {\"a\":1},\n  {\"a\":2}\n]", FileKind.Json, null)]
    [InlineData("[]", FileKind.Json, null)]
    [InlineData("{\"meta\":{\"n\":2},\"data\":{\"items\":[{\"a\":1},{\"a\":2}]}}", FileKind.Json, "$.data.items")]
    [InlineData("{\"data\":{\"list\":[{\"b\":1}]},\"rows\":[{\"a\":[{\"x\":1}]}]}", FileKind.Json, "$.rows")]
    [InlineData("{\"odd name\":[{\"a\":1}]}", FileKind.Json, "$.\"odd name\"")]
    [InlineData("{\n \"a\": 1\n}", FileKind.Json, null)]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", FileKind.Ndjson, null)]
    [InlineData("{\"a\":1}\r\n\r\n{\"a\":2}", FileKind.Ndjson, null)]
    [InlineData("{\"a\":1}\n", FileKind.Ndjson, null)]
    [InlineData("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", FileKind.Ndjson, null)]
    public async Task A_document_and_a_record_a_line_are_told_apart(string text, FileKind kind, string? records)
    {
        var format = await SniffAsync(text);
        Assert.Equal((kind, records), (format.Kind, format.Records));
    }

    [Theory]
    [InlineData("[a],b\n[c],d\n")]
    [InlineData("{id},name\n{1},Ann\n")]
    public async Task A_bracket_alone_does_not_make_JSON(string text) => Assert.Equal(FileKind.Csv, (await SniffAsync(text)).Kind);

    [Fact]
    public async Task The_columns_are_the_paths_of_the_leaves()
    {
        var format = await SniffAsync("{\"id\":1,\"patient\":{\"name\":[{\"family\":\"X\",\"given\":[\"A\",\"B\"]}],\"dob\":null},\"tags\":[]}\n{\"id\":2,\"late\":true}\n");
        Assert.Equal(["id", "patient.name.0.family", "patient.name.0.given.0", "patient.dob", "late"], format.Columns);
    }

    [Fact]
    public async Task The_records_of_a_large_document_are_found_in_its_beginning()
    {
        var items = string.Join(",\n", Enumerable.Range(0, 100_000).Select(i => $"{{\"id\":{i},\"at\":{{\"day\":\"x\"}}}}"));
        var format = await SniffAsync($"{{\"clinics\":[{items}],\"more\":[{{\"z\":1}}]}}");
        Assert.Equal((FileKind.Json, "$.clinics"), (format.Kind, format.Records));
        Assert.Equal(["id", "at.day"], format.Columns);
    }

    [Fact]
    public async Task The_feeds_path_to_the_records_wins()
    {
        var format = await SniffAsync("{\"a\":[{\"x\":1}],\"b\":{\"c\":[{\"y\":1}]}}", new FeedFormat { Records = "$.b.c" });
        Assert.Equal("$.b.c", format.Records);
        Assert.Equal(["y"], format.Columns);
    }

    [Fact]
    public async Task A_name_that_says_a_record_a_line_is_believed_of_a_single_record()
    {
        var path = directory.Write("x.ndjson", "{\"id\":1,\"visits\":[{\"a\":1}]}\n");
        Assert.Equal(FileKind.Ndjson, (await FileSniffer.SniffAsync(path, new FeedFormat(), TestContext.Current.CancellationToken)).Kind);
    }

    [Fact]
    public async Task Parquet_is_found_by_its_first_bytes()
    {
        var format = await SniffAsync("PAR1....");
        Assert.Equal(FileKind.Parquet, format.Kind);
        Assert.Empty(format.Columns);
    }

    Task<DetectedFormat> SniffAsync(string text, FeedFormat? set = null) =>
        FileSniffer.SniffAsync(directory.Write("file.dat", text), set ?? new FeedFormat(), TestContext.Current.CancellationToken);
}
