using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The functions that Jinja gives to every template, and dbt's <c>return</c>.</summary>
static class Globals
{
    static readonly Dictionary<string, Function> All = new Function[]
    {
        new("range", (arguments, scope) => Range(arguments, scope)),
        new("dict", (arguments, scope) => Dict(arguments, scope)),
        new("namespace", (arguments, scope) => new JinjaNamespace(Dict(arguments, scope))),
        new("cycler", (arguments, _) => new Cycler(arguments.Positional)),
        new("joiner", (arguments, _) => Joiner(Text.Of(arguments.Bind("sep?")[0] is string separator ? separator : ", "))),
        new("return", (arguments, scope) => Return(arguments.Bind("data?")[0], scope)),
    }.Concat(DataFunctions.All).ToDictionary(function => function.Name);

    public static bool TryFind(string name, out object? value)
    {
        var isFound = All.TryGetValue(name, out var function);
        value = function;
        return isFound;
    }

    static List<object?> Range(CallArguments arguments, Scope scope)
    {
        var bounds = arguments.Positional.Select(value => (long)Numbers.Index(value)).ToArray();
        var (from, to, step) = bounds switch
        {
            [var end] => (0, end, 1),
            [var start, var end] => (start, end, 1),
            [var start, var end, not 0] => (start, end, bounds[2]),
            _ => throw new JinjaFault("'range' takes a stop, or a start and a stop, and a step that is not 0"),
        };
        var count = Math.Max(0, (to - from + step - Math.Sign(step)) / step);
        scope.Rendering.Step(count);
        return [.. Enumerable.Range(0, (int)count).Select(object? (i) => from + (i * step))];
    }

    /// <summary>From another dictionary or from pairs, and then from what is named.</summary>
    static JinjaDict Dict(CallArguments arguments, Scope scope)
    {
        var dict = new JinjaDict();
        foreach (var entry in arguments.Positional is [var given] ? given is JinjaDict other ? DictMethods.Items(other) : Sequence.Of(given) : [])
        {
            scope.Rendering.Step();
            var pair = Sequence.Of(entry);
            dict[pair.Count == 2 ? pair[0] : throw new JinjaFault($"'{arguments.Callee}' needs pairs of a key and a value")] = pair[1];
        }

        foreach (var (name, value) in arguments.Named)
        {
            dict[name] = value;
        }

        return dict;
    }

    static Function Joiner(string separator)
    {
        var isUsed = false;
        return new Function("joiner", (_, _) =>
        {
            var text = isUsed ? separator : "";
            isUsed = true;
            return text;
        });
    }

    static string Return(object? value, Scope scope)
    {
        var frame = scope.Rendering.Frame;
        if (!frame.IsMacro)
        {
            throw new JinjaFault("'return' stands outside of a macro");
        }

        frame.Flow = Flow.Return;
        frame.Result = value is Undefined ? "" : value;
        return "";
    }
}

/// <summary><c>cycler(…)</c>: one value after the other, and again from the start.</summary>
sealed class Cycler(IReadOnlyList<object?> values) : IJinjaObject
{
    int at;

    public object? Find(string name) => name switch
    {
        "current" => values[at],
        "next" => new Function("cycler.next", (_, _) =>
        {
            var value = values[at];
            at = (at + 1) % values.Count;
            return value;
        }),
        "reset" => new Function("cycler.reset", (_, _) =>
        {
            at = 0;
            return null;
        }),
        _ => null,
    };
}
