namespace Kept.Feeds;

/// <summary>How a file is written. Null means: detect it.</summary>
public sealed record FeedFormat
{
    /// <summary>CSV and TSV are one kind; they differ by delimiter.</summary>
    public FileKind? Kind { get; init; }

    /// <summary>utf-8, utf-16 or latin-1.</summary>
    public string? Encoding { get; init; }

    /// <summary>The delimiter of a CSV file, one character.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The quote of a CSV file, one character; <c>'\0'</c> for none.</summary>
    public char? Quote { get; init; }

    /// <summary>Whether the first line of a CSV file names its columns.</summary>
    public bool? Header { get; init; }

    /// <summary>The names of the columns of a CSV file without a header, in order.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The JSON path of the array of records inside a JSON document, for example <c>$.data.items</c>; null for the document itself.</summary>
    public string? Records { get; init; }

    /// <summary>Texts that mean "no value", besides the empty text.</summary>
    public IReadOnlyList<string> Nulls { get; init; } = [];
}

/// <summary>The kinds of file that a feed can read.</summary>
public enum FileKind
{
    /// <summary>Delimited text, with or without gzip.</summary>
    Csv,

    /// <summary>One JSON document: an array of records, or an object that holds one.</summary>
    Json,

    /// <summary>One JSON record a line, with or without gzip.</summary>
    Ndjson,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
