using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The functions that Jinja, and dbt beside it, give to every template.</summary>
static class Globals
{
    static readonly Dictionary<string, Function> All = new Function[]
    {
        new("range", (arguments, scope) => Range(arguments, scope)),
        new("dict", (arguments, _) => new JinjaDict(arguments.Named)),
        new("namespace", (arguments, _) => new JinjaNamespace(new JinjaDict(arguments.Named))),
        new("tojson", (arguments, _) => ConversionFilters.ToJson(arguments.Bind("value")[0], [Undefined.Missing])),
        new("fromjson", (arguments, _) => ConversionFilters.FromJson(Text.Of(arguments.Bind("string")[0]))),
        new("set", (arguments, scope) => Filters.Find("unique")!(arguments.Bind("value")[0], new CallArguments("unique", [true]), scope)),
        new("zip", (arguments, scope) => Zip(arguments, scope)),
        new("return", (arguments, scope) => Return(arguments.Bind("data?")[0], scope)),
    }.ToDictionary(function => function.Name);

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

    static List<object?> Zip(CallArguments arguments, Scope scope)
    {
        var lists = arguments.Positional.Select(Sequence.Of).ToList();
        var count = lists.Count == 0 ? 0 : lists.Min(list => list.Count);
        scope.Rendering.Step(count);
        return [.. Enumerable.Range(0, count).Select(object? (i) => new JinjaTuple([.. lists.Select(list => list[i])]))];
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
