using System.Globalization;
using System.Text;

namespace Kept.Models.Jinja;

/// <summary>What the inside of a quoted string means, by Python's rules.</summary>
static class Escapes
{
    public static string Resolve(ReadOnlySpan<char> inside)
    {
        if (!inside.Contains('\\'))
        {
            return inside.ToString();
        }

        var result = new StringBuilder(inside.Length);
        for (var i = 0; i < inside.Length; i++)
        {
            i += inside[i] == '\\' && i + 1 < inside.Length ? Append(result, inside[i..]) : Keep(result, inside[i]);
        }

        return result.ToString();
    }

    static int Keep(StringBuilder result, char c)
    {
        result.Append(c);
        return 0;
    }

    /// <returns>How many characters after the backslash belong to it.</returns>
    static int Append(StringBuilder result, ReadOnlySpan<char> escape)
    {
        var digits = escape[1] switch { 'x' => 2, 'u' => 4, _ => 0 };
        if (digits > 0 && escape.Length >= digits + 2 && ushort.TryParse(escape.Slice(2, digits), NumberStyles.AllowHexSpecifier, null, out var code))
        {
            result.Append((char)code);
            return digits + 1;
        }

        if (escape[1] is >= '0' and <= '7')
        {
            return Octal(result, escape);
        }

        _ = escape[1] switch
        {
            'n' => result.Append('\n'),
            't' => result.Append('\t'),
            'r' => result.Append('\r'),
            'a' => result.Append('\a'),
            'b' => result.Append('\b'),
            'f' => result.Append('\f'),
            'v' => result.Append('\v'),
            '\\' or '\'' or '"' => result.Append(escape[1]),
            '\n' => result,
            _ => result.Append('\\').Append(escape[1]),
        };
        return 1;
    }

    static int Octal(StringBuilder result, ReadOnlySpan<char> escape)
    {
        var (length, code) = (1, 0);
        for (; length <= 3 && length < escape.Length && escape[length] is >= '0' and <= '7'; length++)
        {
            code = (code * 8) + escape[length] - '0';
        }

        result.Append((char)code);
        return length - 1;
    }
}
