using System.Text;
using System.Text.RegularExpressions;

namespace Kept.Models.Jinja.Values;

/// <summary><c>'%s_%d' % (a, b)</c>, <c>'%(name)s' % {…}</c>, and the filter <c>format</c>.</summary>
static partial class PercentFormat
{
    public static string Apply(string format, object? values, Rendering rendering)
    {
        var queue = new Queue<object?>(values is JinjaTuple tuple ? tuple : [values]);
        var result = new StringBuilder();
        var from = 0;
        for (var at = format.IndexOf('%', StringComparison.Ordinal); at >= 0; at = format.IndexOf('%', from))
        {
            var place = Place().Match(format, at);
            if (!place.Success)
            {
                throw new JinjaFault("the format has a '%' that is none of '%%', '%s', '%d', '%05.2f', '%(name)s' and their kind");
            }

            rendering.Append(result, format[from..at] + Written(place, values, queue));
            from = at + place.Length;
        }

        rendering.Append(result, format[from..]);
        return queue.Count == 0 || values is JinjaDict ? result.ToString() : throw new JinjaFault("the format has fewer places than there are values");
    }

    static string Written(Match place, object? values, Queue<object?> queue)
    {
        var type = place.Groups["type"].Value;
        if (type == "%")
        {
            return "%";
        }

        var value = Value(place.Groups["name"], values, queue);
        var (flags, precision) = (place.Groups["flags"].Value, place.Groups["precision"].Value);
        var align = flags.Contains('-', StringComparison.Ordinal) ? "<" : flags.Contains('0', StringComparison.Ordinal) && type is not ("s" or "r") ? "0=" : ">";
        var sign = flags.Contains('+', StringComparison.Ordinal) ? "+" : "";
        return FormatSpec.Apply(
            $"{align}{sign}{place.Groups["width"].Value}{precision}{(type == "r" ? "s" : type)}", type == "r" ? Text.Repr(value) : type == "s" ? Text.Of(value) : value);
    }

    static object? Value(Group name, object? values, Queue<object?> queue)
    {
        if (name.Success)
        {
            return (values as JinjaDict)?.TryGet(name.Value, out var found) == true ? found : throw new JinjaFault($"the format has the place '%({name.Value})', for which there is no value");
        }

        return queue.TryDequeue(out var value) ? value : throw new JinjaFault("the format has more places than there are values");
    }

    [GeneratedRegex(@"\G%(?:\((?<name>[^)]*)\))?(?<flags>[-+0 #]*)(?<width>[0-9]{1,4})?(?<precision>\.[0-9]{1,3})?(?<type>[sdifFeExXor%])", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
