namespace Kept.Feeds.Detection;

/// <summary>Looks at a file's first bytes and says how it is written.</summary>
public static class FileSniffer
{
    /// <summary>Detects how a file is written; what the feed sets wins over what is detected.</summary>
    /// <param name="path">The file.</param>
    /// <param name="set">What the feed says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="KeptException">The file cannot be read as any kind.</exception>
    public static async Task<DetectedFormat> SniffAsync(string path, FeedFormat set, CancellationToken cancellation) =>
        Detect(path, await FileHead.ReadAsync(path, cancellation), set);

    /// <summary>Detects from a head that is already read.</summary>
    internal static DetectedFormat Detect(string path, FileHead head, FeedFormat set)
    {
        if (set.Kind == FileKind.Parquet || (set.Kind is null && head.Bytes is [0x50, 0x41, 0x52, 0x31, ..]))
        {
            return new DetectedFormat { Kind = FileKind.Parquet };
        }

        var format = EncodingSniffer.Detect(head, set.Encoding, new DetectedFormat { Kind = FileKind.Csv, Compression = head.Compression });
        var text = EncodingSniffer.Decode(head, format);
        format = format with { Kind = set.Kind ?? JsonSniffer.Kind(text, head.IsWhole, path) ?? FileKind.Csv };
        return format.Kind == FileKind.Csv
            ? CsvSniffer.Detect(text, head.IsWhole, set, format)
            : JsonSniffer.Detect(text, head.IsWhole, set, format);
    }
}
