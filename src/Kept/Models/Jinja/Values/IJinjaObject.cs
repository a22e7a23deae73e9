namespace Kept.Models.Jinja.Values;

/// <summary>A value with attributes of its own: a relation, <c>target</c>, <c>adapter</c>, <c>loop</c>.</summary>
interface IJinjaObject
{
    /// <summary>The attribute; null when there is none of that name.</summary>
    object? Find(string name);
}

/// <summary>Attributes from a table: what most objects of the dbt context need.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="attributes">A value, by the attribute's name.</param>
sealed class JinjaObject(string name, IReadOnlyDictionary<string, object?> attributes) : IJinjaObject
{
    public object? Find(string attribute) => attributes.GetValueOrDefault(attribute);

    public override string ToString() => $"<{name}>";
}

/// <summary><c>namespace(…)</c>: the one thing whose attributes a template may set, also from inside a loop.</summary>
sealed class JinjaNamespace(JinjaDict values) : IJinjaObject
{
    public JinjaDict Values { get; } = values;

    public object? Find(string name) => Values.TryGet(name, out var value) ? value : null;
}
