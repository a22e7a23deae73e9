using System.Text;
using System.Text.Json;

namespace Kept.Feeds.Detection;

/// <summary>The first records of a JSON text, of which the end may be missing. Broken ones are passed over: landing tells of them.</summary>
static class JsonRecords
{
    /// <summary>The first records.</summary>
    public static IReadOnlyList<JsonElement> Read(string text, bool isWhole, FileKind kind, string? records, int limit) => kind == FileKind.Ndjson
        ? [.. Lines(text, isWhole).Select(Parse).OfType<JsonElement>().Take(limit)]
        : ReadDocument(Encoding.UTF8.GetBytes(text), isWhole, RecordsPath.Names(records ?? "$"), limit);

    /// <summary>The lines that are not blank and not cut off.</summary>
    public static IEnumerable<string> Lines(string text, bool isWhole)
    {
        var lines = text.Split('\n').AsEnumerable();
        return (isWhole ? lines : lines.SkipLast(1)).Select(line => line.Trim()).Where(line => line.Length > 0);
    }

    /// <summary>Whether a line is one JSON object.</summary>
    public static bool IsObject(string line) => line[0] == '{' && Parse(line) is { ValueKind: JsonValueKind.Object };

    static JsonElement? Parse(string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static List<JsonElement> ReadDocument(byte[] bytes, bool isWhole, IReadOnlyList<string> names, int limit)
    {
        var found = new List<JsonElement>();
        var reader = new Utf8JsonReader(bytes, isWhole, state: default);
        try
        {
            if (reader.Read() && EnterAll(ref reader, names))
            {
                Collect(ref reader, found, limit);
            }
        }
        catch (JsonException)
        {
            // What was read before the mistake is sample enough.
        }

        return found;
    }

    static bool EnterAll(ref Utf8JsonReader reader, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!Enter(ref reader, name))
            {
                return false;
            }
        }

        return true;
    }

    static bool Enter(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            if (!reader.Read() || isIt)
            {
                return isIt;
            }

            if (!reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }

    static void Collect(ref Utf8JsonReader reader, List<JsonElement> found, int limit)
    {
        if (reader.TokenType == JsonTokenType.StartArray && !reader.Read())
        {
            return;
        }

        while (found.Count < limit && reader.TokenType != JsonTokenType.EndArray && JsonElement.TryParseValue(ref reader, out var record))
        {
            found.Add(record.Value);
            if (!reader.Read())
            {
                return;
            }
        }
    }
}
