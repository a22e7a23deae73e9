using Kept.Models.Compile;
using Kept.Models.Jinja.Values;

namespace Kept.Models.Selection;

/// <summary>By a setting: <c>config.materialized:incremental</c>, <c>config.meta.owner:clinic</c>.</summary>
static class ConfigMatch
{
    public static Func<ProjectNode, bool> Of(Criterion criterion) => criterion.Arguments.Count == 0
        ? throw new SelectionException($"'{criterion.Raw}' names no setting; expected, for example, config.materialized:incremental")
        : node => Holds(Find(node, criterion.Arguments), criterion);

    /// <summary>As in dbt: a text, a truth value, an item of a list, or a key; numbers are never equal to what is written.</summary>
    static bool Holds(object? value, Criterion criterion) => value switch
    {
        string text => string.Equals(text, criterion.Value, criterion.Arguments is ["severity"] ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        bool truth => string.Equals(criterion.Value, truth ? "true" : "false", StringComparison.OrdinalIgnoreCase),
        IReadOnlyList<object?> list => list.Any(item => item is not JinjaDict && Holds(item, criterion)),
        JinjaDict map => map.TryGet(criterion.Value, out _),
        _ => false,
    };

    static object? Find(ProjectNode node, IReadOnlyList<string> keys)
    {
        var value = node.Node is { } inner ? inner.Config.Find(keys[0]) ?? Default(inner, keys[0]) : OfSource(node.Source!, keys[0]);
        foreach (var key in keys.Skip(1))
        {
            value = value is JinjaDict map && map.TryGet(key, out var below) ? below : null;
        }

        return value;
    }

    static object? OfSource(SourceTable source, string key) => key switch
    {
        "enabled" => true,
        "meta" => HostValue.ToJinja(source.Meta),
        "tags" => HostValue.ToJinja(source.Tags),
        _ => null,
    };

    static object? Default(Node node, string key) => (key, node.Kind) switch
    {
        ("enabled", _) => true,
        ("materialized", NodeKind.Model) => "view",
        ("materialized", _) => node.ResourceType,
        ("severity", NodeKind.Test) => "error",
        _ => null,
    };
}
