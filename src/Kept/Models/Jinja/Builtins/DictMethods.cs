using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The methods of a dictionary.</summary>
static class DictMethods
{
    public static readonly Dictionary<string, Func<JinjaDict, CallArguments, Scope, object?>> All = new()
    {
        ["items"] = (dict, _, _) => Items(dict),
        ["keys"] = (dict, _, _) => dict.Keys.ToList<object?>(),
        ["values"] = (dict, _, _) => dict.Values.ToList(),
        ["get"] = (dict, arguments, _) => Get(dict, arguments.Bind("key", "default?")),
        ["update"] = (dict, arguments, scope) => Update(dict, arguments, scope),
        ["pop"] = (dict, arguments, _) => Pop(dict, arguments.Bind("key", "default?")),
        ["setdefault"] = (dict, arguments, _) => SetDefault(dict, arguments.Bind("key", "default?")),
        ["copy"] = (dict, _, scope) => Copy(dict, scope),
        ["clear"] = (dict, _, _) => Clear(dict),
        ["popitem"] = (dict, _, _) => PopLast(dict),
    };

    public static List<object?> Items(JinjaDict dict) => [.. dict.Select(object? (entry) => new JinjaTuple(entry.Key, entry.Value))];

    static object? Get(JinjaDict dict, object?[] values) =>
        dict.TryGet(values[0], out var found) ? found : values[1] is Undefined ? null : values[1];

    static object? Update(JinjaDict dict, CallArguments arguments, Scope scope)
    {
        var more = arguments.Positional.Count == 0 ? new JinjaDict()
            : arguments.Positional[0] as JinjaDict ?? throw new JinjaFault($"'update' needs a dictionary, not {TypeName.Of(arguments.Positional[0])}");
        scope.Rendering.Step(more.Count);
        foreach (var (key, value) in more.Concat(new JinjaDict(arguments.Named)).ToList())
        {
            dict[key] = value;
        }

        return null;
    }

    static object? Pop(JinjaDict dict, object?[] values)
    {
        if (dict.TryGet(values[0], out var found))
        {
            dict.Remove(values[0]);
            return found;
        }

        return values[1] is Undefined ? throw new JinjaFault("the dictionary does not hold this key") : values[1];
    }

    static object? SetDefault(JinjaDict dict, object?[] values)
    {
        if (!dict.TryGet(values[0], out var found))
        {
            dict[values[0]] = found = values[1] is Undefined ? null : values[1];
        }

        return found;
    }

    static JinjaDict Copy(JinjaDict dict, Scope scope)
    {
        scope.Rendering.Step(dict.Count);
        var copy = new JinjaDict();
        foreach (var (key, value) in dict)
        {
            copy[key] = value;
        }

        return copy;
    }

    static object? Clear(JinjaDict dict)
    {
        foreach (var key in dict.Keys.ToList())
        {
            dict.Remove(key);
        }

        return null;
    }

    static JinjaTuple PopLast(JinjaDict dict)
    {
        var (key, value) = dict.Count > 0 ? dict.Last() : throw new JinjaFault("the dictionary is empty");
        dict.Remove(key);
        return new JinjaTuple(key, value);
    }
}
