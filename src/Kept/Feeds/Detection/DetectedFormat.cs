using System.Text;

namespace Kept.Feeds.Detection;

/// <summary>How a file is written: what the feed says, and for the rest what the file's first bytes show.</summary>
public sealed record DetectedFormat
{
    /// <summary>The kind of file.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>Whether the whole file is compressed.</summary>
    public Compression Compression { get; init; }

    /// <summary>utf-8, utf-16 or latin-1, as in <see cref="Feeds.TextEncoding"/>.</summary>
    public string Encoding { get; init; } = Feeds.TextEncoding.Utf8;

    /// <summary>Whether UTF-16 has its high byte first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Whether the file begins with a byte order mark.</summary>
    public bool HasByteOrderMark { get; init; }

    /// <summary>The delimiter of a CSV file.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The quote of a CSV file; <c>'\0'</c> for none.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>Whether the first line of a CSV file names its columns.</summary>
    public bool Header { get; init; }

    /// <summary>
    /// The source columns: of a CSV file in order, unique and never empty; of JSON the dotted paths of the leaves of
    /// the first records; of Parquet none, because only the engine can read them.
    /// </summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The JSON path of the array of records; null when the document itself is the records.</summary>
    public string? Records { get; init; }

    /// <summary>The encoding, to read the file as text.</summary>
    public Encoding ToEncoding() => Encoding switch
    {
        Feeds.TextEncoding.Utf16 => IsBigEndian ? System.Text.Encoding.BigEndianUnicode : System.Text.Encoding.Unicode,
        Feeds.TextEncoding.Latin1 => System.Text.Encoding.Latin1,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}

/// <summary>How a whole file is compressed.</summary>
public enum Compression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By gzip.</summary>
    Gzip,
}
