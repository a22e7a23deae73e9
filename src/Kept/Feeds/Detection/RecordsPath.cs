using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kept.Feeds.Detection;

/// <summary>JSON paths to an array of records: <c>$</c>, <c>$.data.items</c>, <c>$."odd name"</c>.</summary>
static partial class RecordsPath
{
    /// <summary>The names on the way of a path.</summary>
    public static IReadOnlyList<string> Names(string path) => [.. Name.Matches(path).Select(match => match.Value[1..].Trim('"'))];

    /// <summary>The shallowest array of objects inside a document that is an object; null when there is none.</summary>
    public static string? Guess(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false, state: default);
        List<string>? best = null;
        try
        {
            best = Shallowest(ref reader);
        }
        catch (JsonException)
        {
            // Broken further on: landing tells of it.
        }

        return best is null ? null : "$" + string.Concat(best.Select(name => Plain.IsMatch(name) ? $".{name}" : $".\"{name}\""));
    }

    static List<string>? Shallowest(ref Utf8JsonReader reader)
    {
        var way = new List<string>();
        List<string>? best = null;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0))
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                way = [.. way.Take(reader.CurrentDepth - 1), reader.GetString()!];
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                best = way.Count > 0 && HoldsObjects(reader) && (best is null || way.Count < best.Count) ? way : best;
                if (!reader.TrySkip())
                {
                    return best;
                }
            }
        }

        return best;
    }

    static bool HoldsObjects(Utf8JsonReader copy) => copy.Read() && copy.TokenType == JsonTokenType.StartObject;

    [GeneratedRegex("""\.([^."\[]+|"[^"]+")""")]
    static partial Regex Name { get; }

    [GeneratedRegex(@"^[A-Za-z_@][\w@:-]*$")]
    static partial Regex Plain { get; }
}
