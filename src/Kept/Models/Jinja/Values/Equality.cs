using System.Runtime.CompilerServices;

namespace Kept.Models.Jinja.Values;

/// <summary>One comparison of two values, however deep; it gives up on lists that hold each other so often that it would not end.</summary>
sealed class Equality
{
    const int MaxValues = 200_000;
    int compared;

    public bool Holds(object? left, object? right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++compared > MaxValues)
        {
            throw new JinjaFault($"two values with more than {MaxValues:N0} items cannot be compared");
        }

        return (Numbers.Whole(left), Numbers.Whole(right)) switch
        {
            ({ } a, { } b) => a == b,
            _ when Numbers.IsNumber(left) && Numbers.IsNumber(right) => Numbers.AsDouble(left).Equals(Numbers.AsDouble(right)),
            _ => HoldsForObjects(left, right),
        };
    }

    bool HoldsForObjects(object? left, object? right) => (left, right) switch
    {
        (Undefined, Undefined) => true,
        (string a, string b) => a == b,
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) =>
            a is JinjaTuple == b is JinjaTuple && a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Holds(a[i], b[i])),
        (JinjaDict a, JinjaDict b) => a.Count == b.Count && a.All(entry => b.TryGet(entry.Key, out var other) && Holds(entry.Value, other)),
        _ => Equals(left, right),
    };
}
