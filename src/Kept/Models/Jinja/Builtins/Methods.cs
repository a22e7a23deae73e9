using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>What a dot finds: a method first, then an item.</summary>
static class Methods
{
    public static object? Attribute(object? value, string name) => value switch
    {
        string text => Bound(StringMethods.All, text, name),
        List<object?> list => Bound(ListMethods.All, list, name),
        JinjaTuple tuple when tuple.TryGet(name, out var item) => item,
        JinjaTuple tuple when RowMethods.All.ContainsKey(name) => Bound(RowMethods.All, tuple, name),
        JinjaTuple tuple => name is "count" or "index" ? Bound(ListMethods.All, [.. tuple], name) : throw Unsupported("a tuple", name),
        JinjaDict dict => DictMethods.All.ContainsKey(name) ? Bound(DictMethods.All, dict, name) : dict[name],
        IJinjaObject target => target.Find(name) ?? new Undefined($"{target}.{name}"),
        Undefined undefined => new Undefined($"{undefined.Name}.{name}"),
        _ => throw Unsupported(TypeName.Of(value), name),
    };

    /// <summary>The attribute <c>a.b.0</c> of a value, as <c>map(attribute='…')</c> names it.</summary>
    public static object? Path(object? value, object? path) => path is long
        ? Sequence.Item(value, path)
        : Text.Of(path).Split('.').Aggregate(value, (current, part) => long.TryParse(part, out var index)
            ? Sequence.Item(current, index)
            : Attribute(current, part));

    static Function Bound<T>(Dictionary<string, Func<T, CallArguments, Scope, object?>> methods, T target, string name) =>
        methods.TryGetValue(name, out var method)
            ? new Function(name, (arguments, scope) => method(target, arguments, scope))
            : throw Unsupported(TypeName.Of(target), name);

    static JinjaFault Unsupported(string type, string name) => new($"{type} has no attribute '{name}'; if Python has it, run dbt for it");
}
