using System.Text;
using System.Text.RegularExpressions;
using Kept.Models.Compile;
using Kept.Workspaces;

namespace Kept.Models.Jinja.Values;

/// <summary>YAML, written in blocks as Python writes it, and read as our own files are.</summary>
static partial class Yaml
{
    const string Root = "root";

    public static object? Read(string text)
    {
        var indented = string.Join('\n', text.Split('\n').Select(line => "  " + line));
        return HostValue.ToJinja(StrictYaml.Parse($"{Root}:\n{indented}", "fromyaml")[Root]?.Free);
    }

    public static string Write(object? value, bool sortKeys)
    {
        // A value that cannot be written at all, because it holds itself or is too large, is refused before it is converted.
        _ = Text.Of(value);
        var result = new StringBuilder();
        Append(result, value, 0, sortKeys);
        return result.ToString();
    }

    static void Append(StringBuilder result, object? value, int depth, bool sortKeys)
    {
        switch (value)
        {
            case JinjaDict { Count: > 0 } dict:
                var entries = dict.Select(entry => (Name: Scalar(entry.Key), entry.Value));
                foreach (var (name, item) in sortKeys ? entries.OrderBy(entry => entry.Name, StringComparer.Ordinal) : entries)
                {
                    Indent(result, depth).Append(name).Append(':');
                    AppendItem(result, item, item is JinjaDict ? depth + 1 : depth, sortKeys);
                }

                break;
            case IReadOnlyList<object?> { Count: > 0 } list:
                foreach (var item in list)
                {
                    var start = Indent(result, depth).Append("- ").Length;
                    Append(result, item, depth + 1, sortKeys);
                    TakeIn(result, item, start, (depth + 1) * 2);
                }

                break;
            default:
                result.Append(Scalar(value)).Append('\n');
                break;
        }
    }

    static void AppendItem(StringBuilder result, object? value, int depth, bool sortKeys)
    {
        var isNested = value is JinjaDict { Count: > 0 } or IReadOnlyList<object?> { Count: > 0 };
        result.Append(isNested ? '\n' : ' ');
        Append(result, value, depth, sortKeys);
    }

    /// <summary>The first line of what is nested in a list stands beside the hyphen.</summary>
    static void TakeIn(StringBuilder result, object? item, int start, int indent)
    {
        if (item is JinjaDict { Count: > 0 } or IReadOnlyList<object?> { Count: > 0 })
        {
            result.Remove(start, indent);
        }
    }

    static StringBuilder Indent(StringBuilder result, int depth) => result.Append(' ', depth * 2);

    static string Scalar(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        JinjaDict => "{}",
        IReadOnlyList<object?> => "[]",
        string text when Plain().IsMatch(text) => text,
        string text when text.AsSpan().ContainsAny('\n', '\t', '\r') => Json.Write(text, false),
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => Text.Of(value),
    };

    /// <summary>What no reader takes for anything but a text.</summary>
    [GeneratedRegex(@"^(?!(?:true|false|yes|no|on|off|null)$)[A-Za-z_][\w ./()-]*(?<! )$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
