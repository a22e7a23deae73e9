using System.Globalization;
using System.Text.RegularExpressions;

namespace Kept.Models.Jinja.Values;

/// <summary>How one value is laid out: Python's <c>[[fill]align][sign][0][width][,][.precision][type]</c>.</summary>
readonly partial record struct FormatSpec
{
    const int MaxWidth = 1000;

    FormatSpec(Match match)
    {
        var fill = match.Groups["fill"].Value;
        Align = match.Groups["align"].Value is [var align] ? align : match.Groups["zero"].Success ? '=' : ' ';
        Fill = fill.Length > 0 ? fill[0] : match.Groups["zero"].Success ? '0' : ' ';
        Sign = match.Groups["sign"].Value is [var sign] ? sign : '-';
        Width = NumberOf(match, "width") ?? 0;
        Precision = NumberOf(match, "precision");
        HasCommas = match.Groups["comma"].Success;
        Type = match.Groups["type"].Value is [var type] ? type : ' ';
    }

    char Align { get; init; }

    char Fill { get; }

    char Sign { get; }

    int Width { get; }

    int? Precision { get; }

    bool HasCommas { get; }

    char Type { get; }

    public static string Apply(string spec, object? value)
    {
        var match = Form().Match(spec);
        return match.Success ? new FormatSpec(match).Written(value) : throw Unsupported(spec);
    }

    static JinjaFault Unsupported(string spec) => new($"the format '{spec}' is not supported; run dbt for it");

    static int? NumberOf(Match match, string group) =>
        match.Groups[group].Value is { Length: > 0 } digits ? Math.Min(MaxWidth, int.Parse(digits, CultureInfo.InvariantCulture)) : null;

    string Written(object? value)
    {
        if (Numbers.IsNumber(value) && Type is not ('s' or ' ') || (value is long or double && Type == ' '))
        {
            return Laid(Number(value), isNumber: true);
        }

        var text = Type is 's' or ' ' ? Text.Of(value) : throw new JinjaFault($"the format '{Type}' needs a number, not {TypeName.Of(value)}");
        return Laid(Precision < text.Length ? text[..Precision.Value] : text, isNumber: false);
    }

    string Number(object? value)
    {
        var negative = value is double number ? number < 0 : Numbers.Whole(value) < 0;
        var digits = Type switch
        {
            'd' or 'i' => Whole(value).ToString(HasCommas ? "N0" : "0", CultureInfo.InvariantCulture),
            'x' => Whole(value).ToString("x", CultureInfo.InvariantCulture),
            'X' => Whole(value).ToString("X", CultureInfo.InvariantCulture),
            'o' => Convert.ToString(Whole(value), 8),
            'b' => Convert.ToString(Whole(value), 2),
            'f' or 'F' => Size(value).ToString((HasCommas ? "N" : "F") + (Precision ?? 6), CultureInfo.InvariantCulture),
            'e' or 'E' => Scientific(Size(value)),
            '%' => (Size(value) * 100).ToString("F" + (Precision ?? 6), CultureInfo.InvariantCulture) + "%",
            ' ' when value is long => Whole(value).ToString(HasCommas ? "N0" : "0", CultureInfo.InvariantCulture),
            _ when Precision is null && Type == ' ' && !HasCommas => Text.Of(Size(value)),
            _ => throw Unsupported($"{Type}"),
        };
        return (negative ? "-" : Sign is '+' or ' ' ? Sign.ToString() : "") + digits;
    }

    string Scientific(double size) => size.ToString($"{Type}{Precision ?? 6}", CultureInfo.InvariantCulture) switch
    {
        // C# writes three digits of exponent, Python two.
        var text when text[^3] == '0' => text[..^3] + text[^2..],
        var text => text,
    };

    static double Size(object? value) => Math.Abs(Numbers.AsDouble(value));

    static long Whole(object? value) => value is double number
        ? (long)Math.Truncate(Math.Abs(number))
        : Numbers.Whole(value) is > long.MinValue and { } whole ? Math.Abs(whole) : throw new JinjaFault("this number is too large for a format");

    string Laid(string text, bool isNumber)
    {
        var missing = Math.Max(0, Width - text.Length);
        var align = Align == ' ' ? isNumber ? '>' : '<' : Align == '=' && !isNumber ? '<' : Align;
        var signed = align == '=' && text.Length > 0 && text[0] is '-' or '+' or ' ' ? 1 : 0;
        return align switch
        {
            '<' => text + new string(Fill, missing),
            '^' => new string(Fill, missing / 2) + text + new string(Fill, missing - (missing / 2)),
            '=' => text[..signed] + new string(Fill, missing) + text[signed..],
            _ => new string(Fill, missing) + text,
        };
    }

    [GeneratedRegex(@"^(?:(?<fill>.)?(?<align>[<>^=]))?(?<sign>[-+ ])?(?<zero>0)?(?<width>[0-9]{1,4})?(?<comma>,)?(?:\.(?<precision>[0-9]{1,3}))?(?<type>[sdixXobfFeE%])?$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
