using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>Opens a file as SQL sees it: what the feed sets wins, what it leaves open is detected.</summary>
sealed class SourceRowsFactory(Warehouse warehouse, Workspace workspace)
{
    public async Task<SourceRows> OpenAsync(SourceFile file, CancellationToken cancellation)
    {
        var format = await FileSniffer.SniffAsync(file.Path, file.Feed.Format, cancellation);
        return Transcoding.IsNeeded(format)
            ? await OpenAsync(file, await Transcoding.ToUtf8Async(workspace, file, format, cancellation), InUtf8(format), cancellation)
            : await OpenAsync(file, file.Path, format, cancellation);
    }

    /// <summary>Opens a copy of the file that has one kind of line end.</summary>
    public async Task<SourceRows> OpenEvenedAsync(SourceFile file, CancellationToken cancellation)
    {
        var format = await FileSniffer.SniffAsync(file.Path, file.Feed.Format, cancellation);
        var path = await Transcoding.ToEvenLinesAsync(workspace, file, format, cancellation);
        return await OpenAsync(file, path, format.Encoding == TextEncoding.Utf16 ? InUtf8(format) : format with { Compression = Compression.None }, cancellation);
    }

    static DetectedFormat InUtf8(DetectedFormat format) => format with { Encoding = TextEncoding.Utf8, Compression = Compression.None };

    async Task<SourceRows> OpenAsync(SourceFile file, string path, DetectedFormat format, CancellationToken cancellation)
    {
        var nulls = file.Feed.Format.Nulls;
        return format.Kind switch
        {
            FileKind.Parquet => new ParquetRows { Path = file.Path, Nulls = nulls, Columns = await ParquetColumnsAsync(file, cancellation) },
            FileKind.Ndjson => JsonRows.Lines(path, format.Compression == Compression.Gzip, format.Encoding, format.Columns, nulls).Naming(await NamesAsync()),
            FileKind.Json => JsonRows.Document(path, format.Records, format.Columns, nulls).Naming(await NamesAsync()),
            _ => Csv(path, format, nulls),
        };

        Task<IReadOnlyList<string>> NamesAsync() => ExpressionNames.OfAsync(warehouse, file.Feed, cancellation);
    }

    static CsvRows Csv(string path, DetectedFormat format, IReadOnlyList<string> nulls) => new()
    {
        Path = path,
        Columns = format.Columns,
        Delimiter = format.Delimiter,
        Quote = format.Quote,
        Encoding = format.Encoding,
        Header = format.Header,
        Gzip = format.Compression == Compression.Gzip,
        Nulls = nulls,
    };

    async Task<IReadOnlyList<string>> ParquetColumnsAsync(SourceFile file, CancellationToken cancellation)
    {
        var described = await warehouse.QueryAsync($"describe select * from read_parquet({Sql.Text(file.Path)})", cancellation);
        return [.. described.Rows.Select(row => (string)row[0]!)];
    }
}
