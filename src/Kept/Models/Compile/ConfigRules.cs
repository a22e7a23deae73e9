namespace Kept.Models.Compile;

/// <summary>Which settings of a model are known, and which values of them are supported.</summary>
static class ConfigRules
{
    static readonly HashSet<string> ModelKeys =
    [
        "materialized", "schema", "alias", "enabled", "tags", "meta", "docs", "description", "pre_hook", "post_hook", "unique_key",
        "incremental_strategy", "on_schema_change", "full_refresh", "indexes",
    ];

    static readonly HashSet<string> TestKeys =
    [
        "severity", "where", "error_if", "warn_if", "fail_calc", "limit", "enabled", "tags", "meta", "store_failures", "store_failures_as",
        "schema", "alias", "description",
    ];

    static readonly HashSet<string> AnalysisKeys = ["enabled", "tags", "meta", "description"];

    static readonly Dictionary<string, string[]> Values = new()
    {
        ["materialized"] = ["view", "table", "incremental"],
        ["incremental_strategy"] = ["append", "delete+insert"],
        ["on_schema_change"] = ["ignore"],
        ["severity"] = ["error", "warn"],
        ["store_failures"] = ["True", "False"],
        ["store_failures_as"] = ["table", "view", "ephemeral"],
        ["full_refresh"] = ["False"],
    };

    /// <summary>Why the setting cannot be kept; null when it can.</summary>
    public static string? Problem(NodeKind kind, string key, object? value)
    {
        var known = kind switch { NodeKind.Model => ModelKeys, NodeKind.Test => TestKeys, _ => AnalysisKeys };
        if (!known.Contains(key))
        {
            return $"the setting '{key}' is not supported here: {Suggestion.Unknown("setting", key, known)}; a value of your own goes under 'meta', and for other settings run dbt";
        }

        var text = Jinja.Values.Text.Of(value);
        return value is not null && Values.TryGetValue(key, out var allowed) && !allowed.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? $"{key} '{text}' is not supported; expected {string.Join(" or ", allowed)}, or run dbt for it"
            : null;
    }
}
