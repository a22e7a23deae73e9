using System.Text;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>Filters that take a list.</summary>
static class ListFilters
{
    public static readonly Dictionary<string, Filter> All = new()
    {
        ["list"] = (value, _, _) => Sequence.Of(value).ToList(),
        ["join"] = Join,
        ["first"] = (value, _, _) => Sequence.Of(value) is { Count: > 0 } items ? items[0] : new Undefined("the first item"),
        ["last"] = (value, _, _) => Sequence.Of(value) is { Count: > 0 } items ? items[^1] : new Undefined("the last item"),
        ["reverse"] = (value, _, _) => value is string text ? string.Concat(text.Reverse()) : Sequence.Of(value).Reverse().ToList(),
        ["sort"] = (value, arguments, scope) => Sort(value, arguments.Bind("reverse?", "case_sensitive?", "attribute?"), scope),
        ["unique"] = (value, arguments, scope) => Unique(value, arguments.Bind("case_sensitive?", "attribute?"), scope),
        ["min"] = (value, arguments, scope) => Extreme(value, arguments.Bind("case_sensitive?", "attribute?"), scope, -1),
        ["max"] = (value, arguments, scope) => Extreme(value, arguments.Bind("case_sensitive?", "attribute?"), scope, 1),
        ["dictsort"] = (value, arguments, _) => DictSort(value, arguments),
        ["items"] = (value, _, _) => value is JinjaDict dict ? DictMethods.Items(dict) : [],
        ["slice"] = (value, arguments, scope) => Slice(value, arguments.Bind("slices", "fill_with?"), scope),
        ["batch"] = (value, arguments, scope) => Batch(value, arguments.Bind("linecount", "fill_with?"), scope),
    };

    static string Join(object? value, CallArguments arguments, Scope scope)
    {
        var options = arguments.Bind("d?", "attribute?");
        var items = options[1] is Undefined ? Sequence.Of(value) : Sequence.Of(value).Select(item => Methods.Path(item, options[1]));
        return Join(Text.Of(options[0]), items, scope);
    }

    public static string Join(string separator, IEnumerable<object?> items, Scope scope)
    {
        var result = new StringBuilder();
        var between = "";
        foreach (var item in items)
        {
            scope.Rendering.Append(result, between);
            scope.Rendering.Append(result, Text.Of(item));
            between = separator;
        }

        return result.ToString();
    }

    /// <summary>How an item is compared: by an attribute if one is named, and without regard to case unless it is asked for.</summary>
    public static Func<object?, object?> By(object? attribute, object? isCaseSensitive)
    {
        object? Key(object? item, object? path) => (path is null ? item : Methods.Path(item, path)) is var key && key is string text && !Truth.Of(isCaseSensitive)
            ? text.ToLowerInvariant()
            : key;
        return attribute is string several && several.Contains(',', StringComparison.Ordinal)
            ? item => new JinjaTuple([.. several.Split(',').Select(path => Key(item, path))])
            : item => Key(item, attribute is Undefined ? null : attribute);
    }

    static List<object?> Sort(object? value, object?[] options, Scope scope)
    {
        var items = Sequence.Of(value);
        scope.Rendering.Step(items.Count);
        return Compare.Sorted(items, By(options[2], options[1]), Truth.Of(options[0]));
    }

    static List<object?> Unique(object? value, object?[] options, Scope scope)
    {
        var key = By(options[1], options[0]);
        var (kept, seen) = (new List<object?>(), new List<object?>());
        foreach (var item in Sequence.Of(value))
        {
            scope.Rendering.Step(1 + seen.Count);
            if (!seen.Any(other => Compare.AreEqual(other, key(item))))
            {
                seen.Add(key(item));
                kept.Add(item);
            }
        }

        return kept;
    }

    static object? Extreme(object? value, object?[] options, Scope scope, int sign)
    {
        var (items, key) = (Sequence.Of(value), By(options[1], options[0]));
        scope.Rendering.Step(items.Count);
        return items.Count == 0
            ? new Undefined("the least or greatest item")
            : items.Aggregate((best, item) => Compare.Order(key(item), key(best)) * sign > 0 ? item : best);
    }

    /// <summary>So many lists, the first ones longer by one where it does not come out even.</summary>
    static List<object?> Slice(object? value, object?[] options, Scope scope)
    {
        var (items, count) = (Sequence.Of(value), Math.Max(1, Numbers.Index(options[0])));
        scope.Rendering.Step(items.Count + (long)count);
        var (size, longer) = (items.Count / count, items.Count % count);
        return [.. Enumerable.Range(0, count).Select(object? (i) =>
        {
            var part = items.Skip((i * size) + Math.Min(i, longer)).Take(size + (i < longer ? 1 : 0));
            return (i >= longer && options[1] is not Undefined && longer > 0 ? part.Append(options[1]) : part).ToList();
        })];
    }

    static List<object?> DictSort(object? value, CallArguments arguments)
    {
        var options = arguments.Bind("case_sensitive?", "by?", "reverse?");
        var dict = value as JinjaDict ?? throw new JinjaFault($"the filter 'dictsort' needs a dictionary, not {TypeName.Of(value)}");
        return Compare.Sorted(DictMethods.Items(dict), By(options[1] is "value" ? 1L : 0L, options[0]), Truth.Of(options[2]));
    }

    static List<object?> Batch(object? value, object?[] options, Scope scope)
    {
        var size = Math.Max(1, Numbers.Index(options[0]));
        scope.Rendering.Step(size);
        return [.. Sequence.Of(value).Chunk(size).Select(object? (chunk) => options[1] is Undefined ? chunk.ToList() : Filled(chunk, size, options[1]))];
    }

    static List<object?> Filled(object?[] chunk, int size, object? filler) => [.. chunk, .. Enumerable.Repeat(filler, size - chunk.Length)];
}
