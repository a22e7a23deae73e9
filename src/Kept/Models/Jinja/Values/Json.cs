using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Kept.Models.Jinja.Values;

/// <summary>JSON, written as Python writes it: a blank after commas and colons, and nothing but ASCII.</summary>
static class Json
{
    public static string Write(object? value, bool sortKeys)
    {
        // A value that cannot be written at all, because it holds itself or is too large, is refused before it is converted.
        _ = Text.Of(value);
        var result = new StringBuilder();
        Append(result, value, sortKeys);
        return result.ToString();
    }

    public static object? Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Value(document.RootElement);
    }

    static void Append(StringBuilder result, object? value, bool sortKeys)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _ = value switch
        {
            null => result.Append("null"),
            bool flag => result.Append(flag ? "true" : "false"),
            long => result.Append(Text.Of(value)),
            double number when double.IsFinite(number) => result.Append(Text.Of(value)),
            string text => AppendText(result, text),
            JinjaDict dict => AppendDict(result, dict, sortKeys),
            IReadOnlyList<object?> list => AppendList(result, list, sortKeys),
            _ => throw new JinjaFault($"{TypeName.Of(value)} cannot be written as JSON"),
        };
    }

    static StringBuilder AppendText(StringBuilder result, string text)
    {
        result.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => result.Append('\\').Append(c),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\b' => result.Append("\\b"),
                '\f' => result.Append("\\f"),
                < ' ' or > '~' => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => result.Append(c),
            };
        }

        return result.Append('"');
    }

    static StringBuilder AppendDict(StringBuilder result, JinjaDict dict, bool sortKeys)
    {
        var entries = dict.Select(entry => (Name: entry.Key is string text ? text : Write(entry.Key, false), entry.Value));
        var separator = "{";
        foreach (var (name, value) in sortKeys ? entries.OrderBy(entry => entry.Name, StringComparer.Ordinal) : entries)
        {
            AppendText(result.Append(separator), name).Append(": ");
            Append(result, value, sortKeys);
            separator = ", ";
        }

        return result.Append(dict.Count == 0 ? "{}" : "}");
    }

    static StringBuilder AppendList(StringBuilder result, IReadOnlyList<object?> list, bool sortKeys)
    {
        var separator = "[";
        foreach (var item in list)
        {
            Append(result.Append(separator), item, sortKeys);
            separator = ", ";
        }

        return result.Append(list.Count == 0 ? "[]" : "]");
    }

    static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new JinjaDict(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Value(p.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
