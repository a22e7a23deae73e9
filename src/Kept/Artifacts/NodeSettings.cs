using Kept.Models.Compile;
using Kept.Models.Jinja.Values;

namespace Kept.Artifacts;

/// <summary>A node's settings by the names that dbt writes, those that it has by default among them.</summary>
static class NodeSettings
{
    public static Dictionary<string, object?> Of(Node node)
    {
        var settings = new Dictionary<string, object?>
        {
            ["enabled"] = true,
            ["materialized"] = node.Kind is NodeKind.Model or NodeKind.Analysis ? "view" : node.ResourceType,
            ["tags"] = Array.Empty<string>(),
            ["meta"] = new Dictionary<string, object?>(),
        };
        if (node.Kind is NodeKind.Model)
        {
            (settings["access"], settings["on_schema_change"], settings["on_configuration_change"]) = ("protected", "ignore", "apply");
        }

        if (node.Kind is NodeKind.Test)
        {
            (settings["severity"], settings["fail_calc"], settings["warn_if"], settings["error_if"]) = ("ERROR", "count(*)", "!= 0", "!= 0");
        }

        foreach (var (key, value) in node.Config.Values)
        {
            var name = Text.Of(key);
            settings[name.Replace("_hook", "-hook", StringComparison.Ordinal)] = name is "pre_hook" or "post_hook" ? Hooks(node, name) : HostValue.FromJinja(value);
        }

        return settings;
    }

    public static object MetaOf(Node node) => HostValue.FromJinja(node.Config.Find("meta")) ?? new Dictionary<string, object?>();

    /// <summary>How tools that draw the manifest are to show the node.</summary>
    public static object DocsOf(Node node) => HostValue.FromJinja(node.Config.Find("docs")) is Dictionary<string, object?> said
        ? new Dictionary<string, object?>(said) { ["show"] = said.GetValueOrDefault("show") is not false }
        : new Dictionary<string, object?> { ["show"] = true };

    static List<object?> Hooks(Node node, string key) => [.. node.Config.ListOf(key).Select(hook => new Dictionary<string, object?>
    {
        ["sql"] = hook is JinjaDict dict ? Text.Of(dict["sql"]) : Text.Of(hook),
        ["transaction"] = true,
        ["index"] = null,
    })];
}
