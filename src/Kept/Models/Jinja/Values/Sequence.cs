using System.Globalization;

namespace Kept.Models.Jinja.Values;

/// <summary>What a loop goes over, and how one item or a slice is taken from it.</summary>
static class Sequence
{
    public static IReadOnlyList<object?> Of(object? value) => value switch
    {
        IReadOnlyList<object?> list => list,
        JinjaDict dict => [.. dict.Keys],
        string text => [.. text.Select(c => c.ToString(CultureInfo.InvariantCulture))],
        Undefined => [],
        _ => throw new JinjaFault($"{TypeName.Of(value)} has no items to go over"),
    };

    public static object? Item(object? value, object? key) => value switch
    {
        JinjaDict dict => dict[key],
        string text => At(text.Length, key) is { } i ? text[i].ToString(CultureInfo.InvariantCulture) : new Undefined("item"),
        JinjaTuple tuple when key is string name => tuple.TryGet(name, out var named) ? named : new Undefined(name),
        IReadOnlyList<object?> list => At(list.Count, key) is { } i ? list[i] : new Undefined("item"),
        Undefined undefined => undefined,
        IJinjaObject target when key is string name => target.Find(name) ?? new Undefined(name),
        _ => throw new JinjaFault($"{TypeName.Of(value)} has no items"),
    };

    public static object? Slice(object? value, int? from, int? to, int step)
    {
        if (step == 0)
        {
            throw new JinjaFault("the step of a slice cannot be 0");
        }

        var items = Of(value);
        var taken = Indexes(items.Count, from, to, step).Select(i => items[i]);
        return value switch
        {
            string => string.Concat(taken),
            JinjaTuple => new JinjaTuple([.. taken]),
            _ => taken.ToList(),
        };
    }

    static int? At(int count, object? key)
    {
        var index = Numbers.Index(key);
        index += index < 0 ? count : 0;
        return index >= 0 && index < count ? index : null;
    }

    static IEnumerable<int> Indexes(int count, int? from, int? to, int step)
    {
        var (low, high) = step > 0 ? (0, count) : (-1, count - 1);
        int Bound(int? bound, int otherwise) =>
            bound is { } b ? Math.Clamp(b < 0 ? (long)b + count : b, low, high) is var clamped ? (int)clamped : 0 : otherwise;
        long end = Bound(to, step > 0 ? high : low);
        for (long i = Bound(from, step > 0 ? low : high); step > 0 ? i < end : i > end; i += step)
        {
            yield return (int)i;
        }
    }
}
