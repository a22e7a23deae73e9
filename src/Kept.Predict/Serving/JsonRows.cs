using System.Text;
using System.Text.Json;

namespace Kept.Predict.Serving;

/// <summary>Rows as JSON objects: an input's name and its value.</summary>
public sealed class JsonRows
{
    readonly IReadOnlyList<ModelInput> inputs;
    readonly Dictionary<string, int> places;
    readonly InputRows rows;

    JsonRows(IReadOnlyList<ModelInput> inputs)
    {
        this.inputs = inputs;
        places = inputs.Index().ToDictionary(input => input.Item.Name, input => input.Index);
        rows = new InputRows(inputs);
    }

    /// <summary>Reads an object a line.</summary>
    /// <exception cref="BadRowException">One cannot be scored.</exception>
    public static InputRows ReadLines(ReadOnlySpan<byte> text, IReadOnlyList<ModelInput> inputs)
    {
        var all = new JsonRows(inputs);
        var number = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            number++;
            var line = text[range].Trim(" \t\r"u8);
            if (!line.IsEmpty)
            {
                all.Guarded(line, $"line {number}", isOne: true);
            }
        }

        return all.rows;
    }

    /// <summary>Reads one object, a list of them, or <c>{"instances": [...]}</c>.</summary>
    /// <exception cref="BadRowException">One cannot be scored.</exception>
    public static InputRows Read(ReadOnlySpan<byte> text, IReadOnlyList<ModelInput> inputs)
    {
        var all = new JsonRows(inputs);
        all.Guarded(text, "the body", isOne: false);
        return all.rows;
    }

    void Guarded(ReadOnlySpan<byte> text, string where, bool isOne)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            json.Read();
            if (isOne || !TryList(ref json))
            {
                Row(ref json, where);
            }

            while (json.Read())
            {
                // Only brackets that were open are left; more than one document is no JSON, and throws.
            }
        }
        catch (InvalidOperationException)
        {
            throw new BadRowException($"{where}: found a text that is no UTF-8, expected UTF-8");
        }
        catch (JsonException error)
        {
            // The reader's own message may quote what it found.
            throw new BadRowException($"{where}: found no JSON at byte {error.BytePositionInLine + 1} of line {error.LineNumber + 1} of it, expected an object of inputs and values");
        }
    }

    bool TryList(ref Utf8JsonReader json)
    {
        var ahead = json;
        if (ahead.TokenType == JsonTokenType.StartObject && (!ahead.Read() || !ahead.ValueTextEquals("instances"u8) || !ahead.Read()))
        {
            return false;
        }

        if (ahead.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        json = ahead;
        for (var number = 1; json.Read() && json.TokenType != JsonTokenType.EndArray; number++)
        {
            Row(ref json, $"row {number}");
        }

        return true;
    }

    void Row(ref Utf8JsonReader json, string where)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new BadRowException($"{where}: found {Kind(json.TokenType)}, expected an object of inputs and values");
        }

        rows.Begin();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            var place = places.TryGetValue(name, out var known) ? known : throw new BadRowException($"{where}: {Suggestion.Unknown("input", name, places.Keys)}");
            json.Read();
            if (!TryValue(ref json, place))
            {
                throw new BadRowException($"{where}, {name}: found {Kind(json.TokenType)}, expected {(inputs[place].Levels is null ? "a number" : "a word")}, or null where it is not known");
            }
        }
    }

    bool TryValue(ref Utf8JsonReader json, int place) => json.TokenType switch
    {
        JsonTokenType.Null => true,
        JsonTokenType.String when inputs[place].Levels is not null => rows.TrySet(place, json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => rows.TrySet(place, json.ValueSpan),
        _ => false,
    };

    static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Null => "null",
        JsonTokenType.True or JsonTokenType.False => "a truth value",
        JsonTokenType.Number => "a number",
        _ => "nothing",
    };
}
