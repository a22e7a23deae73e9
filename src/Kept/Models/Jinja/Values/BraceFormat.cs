using System.Text;
using System.Text.RegularExpressions;

namespace Kept.Models.Jinja.Values;

/// <summary><c>'{} {name:&gt;5}'.format(…)</c>.</summary>
static partial class BraceFormat
{
    public static string Apply(string format, CallArguments arguments, Rendering rendering)
    {
        var result = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            var isDouble = i + 1 < format.Length && format[i] is '{' or '}' && format[i + 1] == format[i];
            if (isDouble || format[i] is not ('{' or '}'))
            {
                i += isDouble ? 1 : 0;
                result.Append(format[i]);
                continue;
            }

            var place = Place().Match(format, i);
            if (!place.Success)
            {
                throw new JinjaFault("the format has a brace that is none of '{}', '{0}', '{name}', '{name[key]}', '{:spec}' and '{{'");
            }

            rendering.Append(result, Written(place, arguments, ref next));
            i += place.Length - 1;
        }

        return result.ToString();
    }

    static string Written(Match place, CallArguments arguments, ref int next)
    {
        var name = place.Groups["name"].Value;
        var value = Field(name.Length == 0 ? $"{next++}" : name, arguments);
        foreach (var step in place.Groups["step"].Captures.Select(capture => capture.Value))
        {
            var key = step.TrimStart('.', '[').TrimEnd(']');
            value = step[0] == '.' ? Builtins.Methods.Attribute(value, key) : Sequence.Item(value, Integers.Parse(key, 10) is { } index ? index : key);
        }

        value = place.Groups["conversion"].Value switch { "!r" => Text.Repr(value), "!s" => Text.Of(value), _ => value };
        return FormatSpec.Apply(place.Groups["spec"].Value, value);
    }

    static object? Field(string field, CallArguments arguments) =>
        int.TryParse(field, out var index) && index < arguments.Positional.Count && index >= 0 ? arguments.Positional[index]
        : arguments.Named.TryGetValue(field, out var value) ? value
        : throw new JinjaFault($"the format has the place '{{{field}}}', for which there is no argument");

    [GeneratedRegex(@"\G\{(?<name>\w*)(?<step>\.\w+|\[[^\]{}]*\])*(?<conversion>![rs])?(?::(?<spec>[^{}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
