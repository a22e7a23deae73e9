using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>The settings of one node, merged as dbt merges them: hooks and tags add up, meta is joined, else the last one holds.</summary>
sealed class NodeConfig(NodeKind kind)
{
    static readonly HashSet<string> Adding = ["pre_hook", "post_hook"];

    public JinjaDict Values { get; } = [];

    /// <returns>Why the setting cannot be kept; null when it has been.</returns>
    public string? Add(string name, object? value)
    {
        var key = name.Replace('-', '_');
        if (ConfigRules.Problem(kind, key, value) is { } problem)
        {
            return problem;
        }

        Values[key] = key == "tags" ? Listed(Find(key)).Concat(Listed(value)).Distinct().ToList()
            : Adding.Contains(key) ? Listed(Find(key)).Concat(Listed(value)).ToList()
            : key == "meta" && value is JinjaDict more ? Joined(Find(key) as JinjaDict, more)
            : value;
        return null;
    }

    public object? Find(string key) => Values.TryGet(key, out var value) ? value : null;

    public string? TextOf(string key) => Find(key) is { } value and not Undefined ? Text.Of(value) : null;

    public bool IsEnabled => Find("enabled") is not false;

    public IReadOnlyList<object?> ListOf(string key) => Listed(Find(key));

    static IReadOnlyList<object?> Listed(object? value) => value switch
    {
        null or Undefined => [],
        IReadOnlyList<object?> list => list,
        _ => [value],
    };

    static JinjaDict Joined(JinjaDict? first, JinjaDict second)
    {
        var joined = new JinjaDict();
        foreach (var (key, value) in (first ?? []).Concat(second))
        {
            joined[key] = value;
        }

        return joined;
    }
}
