using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Opens a file as SQL sees it: what the feed sets wins, what it leaves open is detected.</summary>
sealed class SourceRowsFactory(Warehouse warehouse)
{
    public async Task<SourceRows> OpenAsync(SourceFile file, CancellationToken cancellation)
    {
        var format = await FileSniffer.SniffAsync(file.Path, file.Feed.Format, cancellation);
        var nulls = file.Feed.Format.Nulls;
        return format.Kind switch
        {
            FileKind.Parquet => new ParquetRows { Path = file.Path, Nulls = nulls, Columns = await ParquetColumnsAsync(file, cancellation) },
            FileKind.Ndjson => JsonRows.Lines(file.Path, format.Compression == Compression.Gzip, format.Encoding, format.Columns, nulls),
            FileKind.Json => JsonRows.Document(file.Path, format.Records, format.Columns, nulls),
            _ => Csv(file, format, nulls),
        };
    }

    static CsvRows Csv(SourceFile file, DetectedFormat format, IReadOnlyList<string> nulls) => new()
    {
        Path = file.Path,
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
