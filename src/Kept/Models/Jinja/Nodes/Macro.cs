using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Nodes;

/// <summary>A macro where it can be called: its definition, and the scope it sees (null: only what the host gives).</summary>
sealed class Macro(MacroDefinition definition, Scope? closure) : ICallable
{
    public string Name => definition.Name;

    public object? Call(CallArguments arguments, Scope scope) => Call(arguments, scope, null);

    /// <returns>What the macro returned, or else the text it wrote.</returns>
    public object? Call(CallArguments arguments, Scope scope, Macro? caller)
    {
        var inner = closure?.Child() ?? scope.Root();
        scope.Rendering.Push(Name);
        Bind(inner, arguments);
        if (caller is not null)
        {
            inner.Set("caller", caller);
        }

        var text = definition.Body.Render(inner);
        var frame = scope.Rendering.Frame;
        scope.Rendering.Pop();
        return frame.Flow is Flow.Return ? frame.Result : text;
    }

    void Bind(Scope inner, CallArguments arguments)
    {
        var parameters = definition.Signature.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            var (name, fallback) = parameters[i];
            inner.Set(name, arguments.Named.TryGetValue(name, out var named) ? named
                : i < arguments.Positional.Count ? arguments.Positional[i]
                : fallback is null ? new Undefined(name)
                : fallback.Evaluate(inner));
        }

        BindRest(inner, arguments, parameters.Select(p => p.Name).ToHashSet());
    }

    void BindRest(Scope inner, CallArguments arguments, HashSet<string> names)
    {
        var positional = arguments.Positional.Skip(names.Count).ToArray();
        var named = arguments.Named.Where(argument => !names.Contains(argument.Key)).ToList();
        if (positional.Length > 0 && !definition.Signature.TakesMorePositional)
        {
            throw new JinjaFault($"macro '{Name}' takes {names.Count} arguments, not {arguments.Positional.Count}");
        }

        if (named.Count > 0 && !definition.Signature.TakesMoreNamed)
        {
            throw new JinjaFault($"macro '{Name}' has no argument '{named[0].Key}'; it has: {string.Join(", ", names)}");
        }

        inner.Set("varargs", new JinjaTuple(positional));
        inner.Set("kwargs", new JinjaDict(named));
    }
}
