using System.Collections;

namespace Kept.Models.Jinja.Values;

/// <summary>A list that cannot change, and so can be a key.</summary>
sealed class JinjaTuple(params object?[] items) : IReadOnlyList<object?>, IEquatable<JinjaTuple>
{
    readonly string[] names = [];

    /// <summary>A tuple whose items also have names, as the groups of <c>groupby</c> do.</summary>
    public JinjaTuple(string[] names, object?[] items)
        : this(items) => this.names = names;

    /// <summary>The names of the items; none where items have no names.</summary>
    public IReadOnlyList<string> Names => names;

    public int Count => items.Length;

    public object? this[int index] => items[index];

    /// <summary>The item of a name; false when no item has it.</summary>
    public bool TryGet(string name, out object? item)
    {
        var index = Array.IndexOf(names, name);
        item = index >= 0 ? items[index] : null;
        return index >= 0;
    }

    public IEnumerator<object?> GetEnumerator() => ((IEnumerable<object?>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(JinjaTuple? other) => other is not null && Compare.AreEqual(this, other);

    public override bool Equals(object? obj) => Equals(obj as JinjaTuple);

    public override int GetHashCode() => items.Aggregate(items.Length, (hash, item) => HashCode.Combine(hash, item is IReadOnlyList<object?> ? 0 : item));
}
