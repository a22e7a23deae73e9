using System.Runtime.CompilerServices;

namespace Kept.Models.Jinja.Values;

/// <summary>Equality and order, by Python's rules.</summary>
static class Compare
{
    public static bool AreEqual(object? left, object? right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (Numbers.Whole(left), Numbers.Whole(right)) switch
        {
            ({ } a, { } b) => a == b,
            _ when Numbers.IsNumber(left) && Numbers.IsNumber(right) => Numbers.AsDouble(left).Equals(Numbers.AsDouble(right)),
            _ => AreEqualObjects(left, right),
        };
    }

    public static int Order(object? left, object? right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => OrderLists(a, b),
            _ when Numbers.Whole(left) is { } a && Numbers.Whole(right) is { } b => a.CompareTo(b),
            _ when Numbers.IsNumber(left) && Numbers.IsNumber(right) => Numbers.AsDouble(left).CompareTo(Numbers.AsDouble(right)),
            _ => throw new JinjaFault($"{TypeName.Of(left)} and {TypeName.Of(right)} have no order"),
        };
    }

    public static bool Contains(object? container, object? item) => container switch
    {
        string text => item is string part
            ? text.Contains(part, StringComparison.Ordinal)
            : throw new JinjaFault($"only a string can be in a string, not {TypeName.Of(item)}"),
        JinjaDict dict => dict.TryGet(item, out _),
        _ => Sequence.Of(container).Any(each => AreEqual(each, item)),
    };

    static bool AreEqualObjects(object? left, object? right) => (left, right) switch
    {
        (Undefined, Undefined) => true,
        (string a, string b) => a == b,
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
            a is JinjaTuple == b is JinjaTuple && a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => AreEqual(a[i], b[i])),
        (JinjaDict a, JinjaDict b) => a.Count == b.Count && a.All(e => b.TryGet(e.Key, out var other) && AreEqual(e.Value, other)),
        _ => Equals(left, right),
    };

    static int OrderLists(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return Order(left[i], right[i]);
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}
