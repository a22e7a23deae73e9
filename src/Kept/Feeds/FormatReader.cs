using System.Text.RegularExpressions;
using Kept.Workspaces;

namespace Kept.Feeds;

/// <summary>The reading of what a feed says about how its files are written.</summary>
static partial class FormatReader
{
    static readonly Dictionary<string, FileKind> Kinds = new()
    {
        ["csv"] = FileKind.Csv,
        ["tsv"] = FileKind.Csv,
        ["json"] = FileKind.Json,
        ["ndjson"] = FileKind.Ndjson,
        ["parquet"] = FileKind.Parquet,
    };

    static readonly Dictionary<string, string> Encodings =
        new[] { TextEncoding.Utf8, TextEncoding.Utf16, TextEncoding.Latin1 }.ToDictionary(name => name);

    static readonly string[] CsvKeys = ["delimiter", "quote", "header", "columns"];

    /// <summary>Reads the keys that describe the format.</summary>
    public static FeedFormat Read(YamlMap yaml)
    {
        var format = new FeedFormat
        {
            Kind = yaml["format"]?.OneOf("format", Kinds),
            Encoding = yaml["encoding"]?.OneOf("encoding", Encodings),
            Delimiter = ReadDelimiter(yaml),
            Quote = yaml["quote"] is { } quote ? ReadQuote(quote) : null,
            Header = ReadHeader(yaml),
            Columns = yaml["columns"] is { } columns ? ReadColumns(columns) : null,
            Records = yaml["records"] is { } records ? ReadRecords(records) : null,
            Nulls = yaml["nulls"]?.Texts ?? [],
        };
        CheckKeysBelong(yaml, format.Kind);
        return format;
    }

    static char? ReadDelimiter(YamlMap yaml)
    {
        char? delimiter = yaml["delimiter"] is { } value ? Character(value, "delimiter") : null;
        var isTsv = yaml["format"]?.Text == "tsv";
        return isTsv && delimiter is not (null or '\t')
            ? throw yaml.Error("delimiter", "format: tsv means a tab; found another delimiter, expected format: csv with it")
            : isTsv ? '\t' : delimiter;
    }

    static char ReadQuote(YamlValue quote) => quote.Text is "" or "none" ? '\0' : Character(quote, "quote");

    static char Character(YamlValue value, string key) => value.Text switch
    {
        "tab" or "\\t" => '\t',
        { Length: 1 } text when text[0] is not ('\n' or '\r') && char.IsAscii(text[0]) => text[0],
        _ => throw value.Error($"{key}: found '{value.Text}', expected one ASCII character, for example \";\" or tab"),
    };

    static bool? ReadHeader(YamlMap yaml)
    {
        var header = yaml["header"]?.Boolean;
        if (yaml["columns"] is null)
        {
            return header;
        }

        return header is true ? throw yaml.Error("columns", "columns: names the columns of a file without a header; found header: true beside it, keep one of them") : false;
    }

    static List<string> ReadColumns(YamlValue columns)
    {
        var names = columns.List.Select(column => column.Text).ToList();
        var twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null && names.Count > 0
            ? names
            : throw columns.Error(twice is null ? "columns: found an empty list, expected names" : $"columns: found '{twice.Key}' twice, expected each name once");
    }

    static string ReadRecords(YamlValue records) => RecordsPath.IsMatch(records.Text)
        ? records.Text
        : throw records.Error($"records: found '{records.Text}', expected a path such as $.data.items to the array of records");

    static void CheckKeysBelong(YamlMap yaml, FileKind? kind)
    {
        if (kind is not (null or FileKind.Csv))
        {
            Refuse(yaml, CsvKeys, "format: csv or tsv");
        }

        if (kind is not (null or FileKind.Json))
        {
            Refuse(yaml, ["records"], "format: json");
        }

        if (kind == FileKind.Parquet)
        {
            Refuse(yaml, ["encoding"], "text formats");
        }
    }

    static void Refuse(YamlMap yaml, string[] keys, string belongsTo)
    {
        if (Array.Find(keys, key => yaml[key] is not null) is { } key)
        {
            throw yaml.Error(key, $"{key}: belongs to {belongsTo}; found format: {yaml["format"]?.Text}");
        }
    }

    [GeneratedRegex("""^\$(\.([A-Za-z_@][\w@:-]*|"[^"]+"))*(\[\*\])?$""")]
    static partial Regex RecordsPath { get; }
}
