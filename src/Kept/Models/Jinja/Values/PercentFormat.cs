using System.Globalization;
using System.Text;

namespace Kept.Models.Jinja.Values;

/// <summary><c>'%s_%d' % (a, b)</c>, and the filter <c>format</c>.</summary>
static class PercentFormat
{
    public static string Apply(string format, object? values, Rendering rendering)
    {
        var queue = new Queue<object?>(values is JinjaTuple tuple ? tuple : [values]);
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }

            var spec = Spec(format, i + 1);
            rendering.Append(result, Written(spec, queue));
            i += spec.Length;
        }

        return queue.Count == 0 || values is JinjaDict ? result.ToString() : throw new JinjaFault("the format has fewer places than there are values");
    }

    static string Spec(string format, int from)
    {
        var end = from;
        while (end < format.Length && (char.IsAsciiDigit(format[end]) || format[end] == '.'))
        {
            end++;
        }

        return end < format.Length && end - from <= 4 ? format[from..(end + 1)] : throw new JinjaFault("the format ends within a '%'");
    }

    static string Written(string spec, Queue<object?> values)
    {
        if (spec == "%")
        {
            return "%";
        }

        if (!values.TryDequeue(out var value))
        {
            throw new JinjaFault("the format has more places than there are values");
        }

        var size = spec[..^1].Split('.');
        var text = spec[^1] switch
        {
            's' => Text.Of(value),
            'd' or 'i' => ((long)Math.Truncate(Numbers.AsDouble(value))).ToString(CultureInfo.InvariantCulture),
            'f' => Numbers.AsDouble(value).ToString("F" + (size.Length > 1 ? size[1] : "6"), CultureInfo.InvariantCulture),
            _ => throw new JinjaFault($"the format '%{spec}' is not supported; '%s', '%d', '%05d' and '%.2f' are"),
        };
        return int.TryParse(size[0], out var width) ? text.PadLeft(width, size[0][0] == '0' ? '0' : ' ') : text;
    }
}
