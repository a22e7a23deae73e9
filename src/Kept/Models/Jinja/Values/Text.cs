using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kept.Models.Jinja.Values;

/// <summary>How a value is written, as Python's <c>str</c> and <c>repr</c> write it.</summary>
static class Text
{
    public static string Of(object? value) => value switch
    {
        string text => text,
        null => "None",
        bool flag => flag ? "True" : "False",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => Float(number),
        JinjaDict or IReadOnlyList<object?> => Nested(value),
        _ => value.ToString() ?? "",
    };

    static string Float(double number) => number switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "nan",
        _ => Shortest(number.ToString("R", CultureInfo.InvariantCulture)),
    };

    /// <summary>The fewest digits that mean the number; Python writes them out from 1e-4 to 1e16.</summary>
    static string Shortest(string text)
    {
        var parts = text.TrimStart('-').Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var found ? found : parts[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0').TrimEnd('0') is { Length: > 0 } some ? some : "0";
        var exponent = point - 1 - (all.Length - all.TrimStart('0').Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var sign = text[0] == '-' ? "-" : "";
        return sign + (digits == "0" ? "0.0" : exponent is >= 16 or < -4 ? Scientific(digits, exponent) : Plain(digits, exponent));
    }

    static string Scientific(string digits, int exponent) =>
        $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";

    static string Plain(string digits, int exponent) => exponent < 0
        ? $"0.{new string('0', -exponent - 1)}{digits}"
        : digits.PadRight(exponent + 2, '0').Insert(exponent + 1, ".");

    static string Nested(object value)
    {
        var result = new StringBuilder();
        Append(result, value);
        return result.ToString();
    }

    /// <summary>As Python's <c>repr</c> writes it: a text in quotes.</summary>
    public static string Repr(object? value) => value is string ? Nested(value) : Of(value);

    static void Append(StringBuilder result, object? value)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || result.Length > Rendering.MaxText)
        {
            throw new JinjaFault("this list or dictionary is too large to be written, or holds itself");
        }

        _ = value switch
        {
            JinjaDict dict => AppendAll(result, '{', dict, AppendEntry, '}'),
            JinjaTuple { Count: 1 } tuple => AppendAll(result, '(', tuple, Append, ',').Append(')'),
            JinjaTuple tuple => AppendAll(result, '(', tuple, Append, ')'),
            IReadOnlyList<object?> list => AppendAll(result, '[', list, Append, ']'),
            string text => AppendQuoted(result, text),
            _ => result.Append(Of(value)),
        };
    }

    static void AppendEntry(StringBuilder result, KeyValuePair<object, object?> entry)
    {
        Append(result, entry.Key);
        result.Append(": ");
        Append(result, entry.Value);
    }

    static StringBuilder AppendAll<T>(StringBuilder result, char open, IEnumerable<T> items, Action<StringBuilder, T> append, char close)
    {
        result.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            result.Append(separator);
            append(result, item);
            separator = ", ";
        }

        return result.Append(close);
    }

    static StringBuilder AppendQuoted(StringBuilder result, string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        result.Append(quote);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\\' => result.Append("\\\\"),
                _ when c == quote => result.Append('\\').Append(c),
                < ' ' or '\x7f' => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        }

        return result.Append(quote);
    }
}
