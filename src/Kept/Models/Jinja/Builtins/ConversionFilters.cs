using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Between values and JSON; and dbt's <c>as_text</c> and its kind.</summary>
static class ConversionFilters
{
    public static readonly Dictionary<string, Filter> All = new()
    {
        ["tojson"] = (value, arguments, _) => ToJson(value, arguments.Bind("sort_keys?")),
        ["as_text"] = (value, _, _) => Text.Of(value),
        ["as_bool"] = (value, _, _) => value is string text ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : Truth.Of(value),
        ["as_number"] = (value, arguments, scope) => Filters.Find(Text.Of(value).Contains('.', StringComparison.Ordinal) ? "float" : "int")!(value, arguments, scope),
        ["as_native"] = (value, _, _) => value,
    };

    public static string ToJson(object? value, object?[] options)
    {
        if (options[0] is not Undefined && Truth.Of(options[0]))
        {
            throw new JinjaFault("'sort_keys' of tojson is not supported; run dbt for it");
        }

        // A value that cannot be written at all, because it holds itself or is too large, is refused before it is converted.
        _ = Text.Of(value);
        return Node(value)?.ToJsonString() ?? "null";
    }

    public static object? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Value(document.RootElement);
        }
        catch (JsonException)
        {
            throw new JinjaFault("the text given to fromjson is not JSON");
        }
    }

    static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        JinjaDict dict => Node(dict),
        IReadOnlyList<object?> list => new JsonArray([.. list.Select(Node)]),
        _ => throw new JinjaFault($"{TypeName.Of(value)} cannot be written as JSON"),
    };

    static JsonObject Node(JinjaDict dict)
    {
        var node = new JsonObject();
        foreach (var (key, value) in dict)
        {
            node[Text.Of(key)] = Node(value);
        }

        return node;
    }

    static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JinjaDict(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
