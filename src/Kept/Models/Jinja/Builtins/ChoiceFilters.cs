using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Filters that choose items, or turn each into another.</summary>
static class ChoiceFilters
{
    public static readonly Dictionary<string, Filter> All = new()
    {
        ["default"] = (value, arguments, _) => Default(value, arguments.Bind("default_value?", "boolean?")),
        ["d"] = (value, arguments, _) => Default(value, arguments.Bind("default_value?", "boolean?")),
        ["map"] = Map,
        ["select"] = (value, arguments, scope) => Choose(value, arguments, scope, hasAttribute: false, wanted: true),
        ["reject"] = (value, arguments, scope) => Choose(value, arguments, scope, hasAttribute: false, wanted: false),
        ["selectattr"] = (value, arguments, scope) => Choose(value, arguments, scope, hasAttribute: true, wanted: true),
        ["rejectattr"] = (value, arguments, scope) => Choose(value, arguments, scope, hasAttribute: true, wanted: false),
        ["attr"] = (value, arguments, _) => value is JinjaDict ? new Undefined("attr") : Methods.Attribute(value, Text.Of(arguments.Bind("name")[0])),
        ["groupby"] = (value, arguments, scope) => GroupBy(value, arguments.Bind("attribute", "default?", "case_sensitive?"), scope),
    };

    static object? Default(object? value, object?[] options)
    {
        var isMissing = value is Undefined || (Truth.Of(options[1]) && !Truth.Of(value));
        return !isMissing ? value : options[0] is Undefined ? "" : options[0];
    }

    static List<object?> Map(object? value, CallArguments arguments, Scope scope)
    {
        var items = Sequence.Of(value);
        scope.Rendering.Step(items.Count);
        if (arguments.Named.TryGetValue("attribute", out var path))
        {
            var fallback = arguments.Named.GetValueOrDefault("default", Undefined.Missing);
            return items.Select(item => Methods.Path(item, path) is var found && found is Undefined ? fallback : found).ToList();
        }

        var name = arguments.Positional.Count > 0 ? Text.Of(arguments.Positional[0]) : throw new JinjaFault("the filter 'map' needs the name of a filter, or attribute='…'");
        var filter = Filters.Find(name) ?? throw new JinjaFault(Filters.Unknown(name));
        var rest = new CallArguments(name, [.. arguments.Positional.Skip(1)], arguments.Named);
        return items.Select(item => filter(item, rest, scope)).ToList();
    }

    static List<object?> Choose(object? value, CallArguments arguments, Scope scope, bool hasAttribute, bool wanted)
    {
        var items = Sequence.Of(value);
        scope.Rendering.Step(items.Count);
        var rest = new Queue<object?>(arguments.Positional);
        var path = hasAttribute ? rest.TryDequeue(out var first) ? first : throw new JinjaFault($"the filter '{arguments.Callee}' needs the name of an attribute") : null;
        var name = rest.TryDequeue(out var second) ? Text.Of(second) : null;
        var test = name is null ? null : ValueTests.Find(name) ?? throw new JinjaFault(ValueTests.Unknown(name));
        var others = new CallArguments(name ?? "", [.. rest], arguments.Named);
        bool Passes(object? item) => test is null ? Truth.Of(item) : test(item, others);
        return [.. items.Where(item => Passes(path is null ? item : Methods.Path(item, path)) == wanted)];
    }

    static List<object?> GroupBy(object? value, object?[] options, Scope scope)
    {
        var items = Sequence.Of(value);
        scope.Rendering.Step(items.Count);
        object? Key(object? item) => Methods.Path(item, options[0]) is var key && key is Undefined && options[1] is not Undefined ? options[1] : key;
        object? Folded(object? item) => Key(item) is string text && !Truth.Of(options[2]) ? text.ToLowerInvariant() : Key(item);
        var groups = new List<(object? Key, List<object?> Items)>();
        foreach (var item in Compare.Sorted(items, Folded))
        {
            if (groups.Count == 0 || !Compare.AreEqual(Folded(groups[^1].Items[0]), Folded(item)))
            {
                groups.Add((Key(item), []));
            }

            groups[^1].Items.Add(item);
        }

        return [.. groups.Select(object? (group) => new JinjaTuple(["grouper", "list"], [group.Key, group.Items]))];
    }
}
