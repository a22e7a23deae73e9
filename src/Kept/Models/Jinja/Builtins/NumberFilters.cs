using System.Globalization;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Filters that give a number.</summary>
static class NumberFilters
{
    public static readonly Dictionary<string, Filter> All = new()
    {
        ["abs"] = (value, _, _) => value is double number ? Math.Abs(number) : Arithmetic.Apply("*", value, Numbers.AsDouble(value) < 0 ? -1L : 1L, null!),
        ["int"] = (value, arguments, _) => Int(value, arguments.Bind("default?", "base?")),
        ["float"] = (value, arguments, _) => Float(value, arguments.Bind("default?")),
        ["round"] = (value, arguments, _) => Round(value, arguments.Bind("precision?", "method?")),
        ["length"] = (value, _, _) => Length(value),
        ["count"] = (value, _, _) => Length(value),
        ["sum"] = (value, arguments, scope) => Sum(value, arguments, scope),
    };

    public static long Length(object? value) => value switch
    {
        string text => text.Length,
        JinjaDict dict => dict.Count,
        _ => Sequence.Of(value).Count,
    };

    static object? Int(object? value, object?[] options)
    {
        return value switch
        {
            long or bool => Numbers.Whole(value),
            double number when Math.Abs(number) < long.MaxValue => (long)Math.Truncate(number),
            string text when OfText(text.Trim().Replace("_", "", StringComparison.Ordinal), options[1]) is { } whole => whole,
            string text when TryFloat(text, out var number) && Math.Abs(number) < long.MaxValue => (long)Math.Truncate(number),
            _ => options[0] is Undefined ? 0L : options[0],
        };
    }

    static long? OfText(string text, object? radix)
    {
        var isPrefixed = radix is 16L or 8L or 2L && text.Length > 2 && text[0] == '0' && !char.IsAsciiDigit(text[1]);
        return isPrefixed ? Integers.Parse(text) : Integers.Parse(text, radix is Undefined ? 10 : Numbers.Index(radix));
    }

    static object? Float(object? value, object?[] options) => value switch
    {
        long or bool or double => Numbers.AsDouble(value),
        string text when TryFloat(text, out var number) => number,
        _ => options[0] is Undefined ? 0.0 : options[0],
    };

    static bool TryFloat(string text, out double number) => double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    static object? Round(object? value, object?[] options)
    {
        var number = Numbers.AsDouble(value);
        var digits = options[0] is Undefined ? 0 : Math.Clamp(Numbers.Index(options[0]), -15, 15);
        var scale = Math.Pow(10, digits);
        return (options[1] is Undefined ? "common" : options[1]) switch
        {
            "ceil" => Math.Ceiling(number * scale) / scale,
            "floor" => Math.Floor(number * scale) / scale,
            "common" when value is long whole => (object)(digits >= 0 ? whole : (long)(Math.Round(whole * scale) / scale)),
            "common" => digits > 0 ? double.Parse(number.ToString("F" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                : Math.Round(number * scale) / scale,
            _ => throw new JinjaFault("the filter 'round' knows the methods 'common', 'ceil' and 'floor'"),
        };
    }

    static object? Sum(object? value, CallArguments arguments, Scope scope)
    {
        var options = arguments.Bind("attribute?", "start?");
        var start = options[1] is Undefined ? 0L : options[1];
        var items = options[0] is Undefined ? Sequence.Of(value) : Sequence.Of(value).Select(item => Methods.Path(item, options[0]));
        return items.Aggregate(start, (sum, item) => Arithmetic.Apply("+", sum, item, scope.Rendering));
    }
}
