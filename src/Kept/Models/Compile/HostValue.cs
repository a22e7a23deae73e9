using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>Between values of C# (YAML files, variables of the caller) and values of Jinja.</summary>
static class HostValue
{
    public static object? ToJinja(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => new JinjaDict(map.Select(entry => KeyValuePair.Create(entry.Key, ToJinja(entry.Value)))),
        string text => text,
        int or short or byte or uint => Convert.ToInt64(value),
        float or decimal => Convert.ToDouble(value),
        DateOnly date => date.ToString("yyyy-MM-dd"),
        System.Collections.IEnumerable items and not JinjaDict and not IReadOnlyList<object?> => items.Cast<object?>().Select(ToJinja).ToList(),
        List<object?> list => list.Select(ToJinja).ToList(),
        _ => value,
    };

    public static object? FromJinja(object? value) => value switch
    {
        JinjaDict dict => dict.ToDictionary(entry => Text.Of(entry.Key), entry => FromJinja(entry.Value)),
        IReadOnlyList<object?> list => list.Select(FromJinja).ToList(),
        _ => value,
    };
}
