using System.Text;
using System.Text.Json;

namespace Kept.Feeds.Detection;

/// <summary>The detection of JSON: a record a line, or one document; where its records are, and their leaves.</summary>
static class JsonSniffer
{
    const int LineLimit = 20;
    const int RecordLimit = 100;

    /// <summary>Which kind of JSON a text is; null when it is none.</summary>
    public static FileKind? Kind(string text, bool isWhole, string path)
    {
        var lines = JsonRecords.Lines(text, isWhole).Take(LineLimit).ToList();
        var objects = lines.Count(JsonRecords.IsObject);
        if (lines.Count > 1 && objects * 2 >= lines.Count)
        {
            return FileKind.Ndjson;
        }

        if (!BeginsLikeJson(text))
        {
            return null;
        }

        var isOneRecord = lines.Count == 1 && objects == 1 && (IsNamedNdjson(path) || RecordsPath.Guess(text) is null);
        return isOneRecord ? FileKind.Ndjson : FileKind.Json;
    }

    /// <summary>Adds what a JSON text shows to a format.</summary>
    public static DetectedFormat Detect(string text, bool isWhole, FeedFormat set, DetectedFormat format)
    {
        var records = format.Kind == FileKind.Json ? set.Records ?? RecordsPath.Guess(text) : null;
        var first = JsonRecords.Read(text, isWhole, format.Kind, records, RecordLimit);
        var columns = first.SelectMany(record => JsonLeaves.Of(record)).Select(leaf => leaf.Key).Distinct();
        return format with { Records = records, Columns = [.. columns] };
    }

    static bool IsNamedNdjson(string path) =>
        path.Contains(".ndjson", StringComparison.OrdinalIgnoreCase) || path.Contains(".jsonl", StringComparison.OrdinalIgnoreCase);

    // A bracket may begin a CSV cell too: the token behind it decides.
    static bool BeginsLikeJson(string text)
    {
        var begin = text.TrimStart();
        if (begin.Length == 0 || begin[0] is not ('{' or '['))
        {
            return false;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(begin), isFinalBlock: false, state: default);
        try
        {
            return reader.Read() && reader.Read() && reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.StartObject or JsonTokenType.EndArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
