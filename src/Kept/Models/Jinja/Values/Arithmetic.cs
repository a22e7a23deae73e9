namespace Kept.Models.Jinja.Values;

/// <summary>The operators, by Python's rules; whole numbers have 64 bits and say so when that is not enough.</summary>
static class Arithmetic
{
    public static object? Apply(string symbol, object? left, object? right, Rendering rendering)
    {
        try
        {
            return symbol == "~" ? Joined(left, right, rendering)
                : Numbers.IsNumber(left) && Numbers.IsNumber(right) ? OfNumbers(symbol, left, right)
                : OfSequences(symbol, left, right, rendering);
        }
        catch (OverflowException)
        {
            throw new JinjaFault($"the result of '{symbol}' has more than 64 bits");
        }
    }

    static object OfNumbers(string symbol, object? left, object? right) =>
        symbol != "/" && Numbers.Whole(left) is { } a && Numbers.Whole(right) is { } b && !(symbol == "**" && b < 0)
            ? (object)OfWhole(symbol, a, b)
            : OfFloats(symbol, Numbers.AsDouble(left), Numbers.AsDouble(right));

    static long OfWhole(string symbol, long a, long b) => symbol switch
    {
        "+" => checked(a + b),
        "-" => checked(a - b),
        "*" => checked(a * b),
        "//" => FloorDivide(a, b),
        "%" => checked(a - (FloorDivide(a, b) * b)),
        _ => Power(a, b),
    };

    static long FloorDivide(long a, long b)
    {
        if (b == 0)
        {
            throw new JinjaFault("a number is divided by zero");
        }

        var (quotient, remainder) = b == -1 ? (checked(-a), 0) : Math.DivRem(a, b);
        return remainder != 0 && remainder < 0 != b < 0 ? quotient - 1 : quotient;
    }

    static long Power(long value, long exponent)
    {
        if (value is 0 or 1 or -1)
        {
            return exponent == 0 ? 1 : value == -1 && exponent % 2 == 0 ? 1 : value;
        }

        var result = 1L;
        for (var i = 0L; i < exponent; i++)
        {
            result = checked(result * value);
        }

        return result;
    }

    static double OfFloats(string symbol, double a, double b) => symbol switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "**" => Math.Pow(a, b),
        _ when b == 0 => throw new JinjaFault("a number is divided by zero"),
        "/" => a / b,
        "//" => Math.Floor(a / b),
        _ => a - (Math.Floor(a / b) * b),
    };

    static object? OfSequences(string symbol, object? left, object? right, Rendering rendering) => (symbol, left, right) switch
    {
        ("+", string a, string b) => Joined(a, b, rendering),
        ("+", List<object?> a, List<object?> b) => Added(a, b, rendering).ToList(),
        ("+", JinjaTuple a, JinjaTuple b) => new JinjaTuple([.. Added(a, b, rendering)]),
        ("*", string text, long times) => Repeated(text, times, rendering),
        ("*", long times, string text) => Repeated(text, times, rendering),
        ("*", List<object?> list, long times) => Repeated(list, times, rendering),
        ("*", JinjaTuple tuple, long times) => new JinjaTuple([.. Repeated([.. tuple], times, rendering)]),
        ("%", string format, _) => PercentFormat.Apply(format, right, rendering),
        _ => throw new JinjaFault($"'{symbol}' cannot be done with {TypeName.Of(left)} and {TypeName.Of(right)}"),
    };

    static string Joined(object? left, object? right, Rendering rendering)
    {
        var (a, b) = (Text.Of(left), Text.Of(right));
        rendering.Produce(a.Length + b.Length);
        return a + b;
    }

    static IEnumerable<object?> Added(IReadOnlyList<object?> a, IReadOnlyList<object?> b, Rendering rendering)
    {
        rendering.Step(a.Count + b.Count);
        return a.Concat(b);
    }

    static string Repeated(string text, long times, Rendering rendering)
    {
        var count = Math.Clamp(times, 0, Rendering.MaxText);
        rendering.Produce(text.Length * count);
        return text.Length == 0 ? "" : string.Concat(Enumerable.Repeat(text, (int)count));
    }

    static List<object?> Repeated(List<object?> list, long times, Rendering rendering)
    {
        var count = Math.Clamp(times, 0, int.MaxValue);
        rendering.Step(list.Count * count);
        return list.Count == 0 ? [] : [.. Enumerable.Repeat(list, (int)count).SelectMany(items => items)];
    }
}
