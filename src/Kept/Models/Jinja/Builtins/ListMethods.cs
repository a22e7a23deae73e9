using Kept.Models.Jinja.Values;

namespace Kept.Models.Jinja.Builtins;

/// <summary>The methods of a list.</summary>
static class ListMethods
{
    public static readonly Dictionary<string, Func<List<object?>, CallArguments, Scope, object?>> All = new()
    {
        ["append"] = (list, arguments, scope) => Extend(list, arguments.Bind("item"), scope),
        ["extend"] = (list, arguments, scope) => Extend(list, [.. Sequence.Of(arguments.Bind("items")[0])], scope),
        ["insert"] = (list, arguments, scope) => Insert(list, arguments.Bind("index", "item"), scope),
        ["remove"] = (list, arguments, _) => RemoveAt(list, Find(list, arguments.Bind("item")[0])),
        ["pop"] = (list, arguments, _) => Pop(list, arguments.Bind("index?")[0]),
        ["index"] = (list, arguments, _) => (long)Find(list, arguments.Bind("item")[0]),
        ["count"] = (list, arguments, _) => (long)list.Count(item => Compare.AreEqual(item, arguments.Bind("item")[0])),
        ["copy"] = (list, _, _) => list.ToList(),
        ["clear"] = (list, _, _) => RemoveAll(list),
        ["reverse"] = (list, _, _) => Reverse(list),
        ["sort"] = (list, arguments, _) => Sort(list, Truth.Of(arguments.Bind("reverse?")[0])),
    };

    static object? Extend(List<object?> list, object?[] items, Scope scope)
    {
        scope.Rendering.Step(items.Length);
        list.AddRange(items);
        return null;
    }

    static object? Insert(List<object?> list, object?[] values, Scope scope)
    {
        scope.Rendering.Step();
        var index = Numbers.Index(values[0]);
        list.Insert(Math.Clamp(index < 0 ? index + list.Count : index, 0, list.Count), values[1]);
        return null;
    }

    static int Find(List<object?> list, object? item) => list.FindIndex(each => Compare.AreEqual(each, item)) is >= 0 and var index
        ? index
        : throw new JinjaFault("the list does not hold this item");

    static object? RemoveAt(List<object?> list, int index)
    {
        list.RemoveAt(index);
        return null;
    }

    static object? Pop(List<object?> list, object? at)
    {
        var index = at is Undefined ? list.Count - 1 : Numbers.Index(at);
        index += index < 0 ? list.Count : 0;
        if (index < 0 || index >= list.Count)
        {
            throw new JinjaFault("the list has no item there to pop");
        }

        var item = list[index];
        list.RemoveAt(index);
        return item;
    }

    static object? RemoveAll(List<object?> list)
    {
        list.Clear();
        return null;
    }

    static object? Reverse(List<object?> list)
    {
        list.Reverse();
        return null;
    }

    static object? Sort(List<object?> list, bool isDescending)
    {
        var sorted = Compare.Sorted(list, item => item, isDescending);
        list.Clear();
        list.AddRange(sorted);
        return null;
    }
}
