using System.Collections;

namespace Kept.Models.Jinja.Values;

/// <summary>A list that cannot change, and so can be a key.</summary>
sealed class JinjaTuple(params object?[] items) : IReadOnlyList<object?>, IEquatable<JinjaTuple>
{
    public int Count => items.Length;

    public object? this[int index] => items[index];

    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(JinjaTuple? other) => other is not null && Compare.AreEqual(this, other);

    public override bool Equals(object? obj) => Equals(obj as JinjaTuple);

    public override int GetHashCode() => items.Aggregate(items.Length, (hash, item) => HashCode.Combine(hash, item is IReadOnlyList<object?> ? 0 : item));
}
