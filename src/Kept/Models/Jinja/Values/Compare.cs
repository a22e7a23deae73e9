using System.Runtime.CompilerServices;

namespace Kept.Models.Jinja.Values;

/// <summary>Equality and order, by Python's rules.</summary>
static class Compare
{
    static readonly Comparer<object?> Orders = Comparer<object?>.Create(Order);

    public static bool AreEqual(object? left, object? right) => new Equality().Holds(left, right);

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

    /// <summary>The items in the order of their keys; equal ones stay as they were.</summary>
    public static List<object?> Sorted(IEnumerable<object?> items, Func<object?, object?> key, bool isDescending = false)
    {
        try
        {
            return [.. isDescending ? items.OrderByDescending(key, Orders) : items.OrderBy(key, Orders)];
        }
        catch (InvalidOperationException error) when (error.InnerException is JinjaFault fault)
        {
            throw new JinjaFault(fault.Message);
        }
    }

    public static bool Contains(object? container, object? item) => container switch
    {
        string text => item is string part
            ? text.Contains(part, StringComparison.Ordinal)
            : throw new JinjaFault($"only a string can be in a string, not {TypeName.Of(item)}"),
        JinjaDict dict => dict.TryGet(item, out _),
        _ => Sequence.Of(container).Any(each => AreEqual(each, item)),
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
