using System.Collections;

namespace Kept.Models.Jinja.Values;

/// <summary>A dictionary that keeps the order in which its keys came.</summary>
sealed class JinjaDict : IEnumerable<KeyValuePair<object, object?>>
{
    readonly OrderedDictionary<object, object?> entries = [];

    public JinjaDict()
    {
    }

    public JinjaDict(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        foreach (var (key, value) in entries)
        {
            this[key] = value;
        }
    }

    public int Count => entries.Count;

    public IEnumerable<object> Keys => entries.Keys;

    public IEnumerable<object?> Values => entries.Values;

    public object? this[object? key]
    {
        get => TryGet(key, out var value) ? value : new Undefined(Text.Of(key));
        set => entries[Key(key)] = value;
    }

    public bool TryGet(object? key, out object? value) => entries.TryGetValue(Key(key), out value);

    public bool Remove(object? key) => entries.Remove(Key(key));

    public IEnumerator<KeyValuePair<object, object?>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static object Key(object? key) => key switch
    {
        string or long or bool or JinjaTuple => key,
        double number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => (long)number,
        double number => number,
        _ => throw new JinjaFault($"{TypeName.Of(key)} cannot be a key of a dictionary; a key is a string, a number or a tuple"),
    };
}
