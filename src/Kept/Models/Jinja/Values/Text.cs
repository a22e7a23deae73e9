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
        _ when Math.Abs(number) is >= 1e16 or (< 1e-4 and > 0) => number.ToString("0.################e+00", CultureInfo.InvariantCulture),
        _ => number.ToString("0.0################", CultureInfo.InvariantCulture),
    };

    static string Nested(object value)
    {
        var result = new StringBuilder();
        Append(result, value);
        return result.ToString();
    }

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
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return result.Append(quote).Append(escaped.Replace(quote.ToString(), "\\" + quote, StringComparison.Ordinal)).Append(quote);
    }
}
