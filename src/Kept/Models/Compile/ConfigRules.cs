namespace Kept.Models.Compile;

/// <summary>Which settings of a model are known, and which values of them are supported.</summary>
static class ConfigRules
{
    static readonly HashSet<string> TableKeys =
        ["schema", "alias", "enabled", "tags", "meta", "docs", "description", "pre_hook", "post_hook", "indexes"];

    static readonly HashSet<string> ModelKeys =
    [
        .. TableKeys, "materialized", "unique_key", "incremental_strategy", "incremental_predicates", "merge_update_columns",
        "merge_exclude_columns", "on_schema_change", "full_refresh", "contract",
    ];

    static readonly HashSet<string> SeedKeys = [.. TableKeys, "column_types", "delimiter", "quote_columns", "full_refresh"];

    static readonly HashSet<string> SnapshotKeys =
    [
        .. TableKeys, "target_schema", "unique_key", "strategy", "updated_at", "check_cols", "hard_deletes", "invalidate_hard_deletes",
        "dbt_valid_to_current", "snapshot_meta_column_names",
    ];

    static readonly HashSet<string> TestKeys =
    [
        "severity", "where", "error_if", "warn_if", "fail_calc", "limit", "enabled", "tags", "meta", "store_failures", "store_failures_as",
        "schema", "alias", "description",
    ];

    static readonly HashSet<string> AnalysisKeys = ["enabled", "tags", "meta", "description"];

    static readonly Dictionary<string, string[]> Values = new()
    {
        ["materialized"] = ["view", "table", "incremental", "ephemeral"],
        ["incremental_strategy"] = ["append", "delete+insert", "merge"],
        ["on_schema_change"] = ["ignore", "fail", "append_new_columns", "sync_all_columns"],
        ["strategy"] = ["timestamp", "check"],
        ["hard_deletes"] = ["ignore", "invalidate", "new_record"],
        ["severity"] = ["error", "warn"],
        ["store_failures"] = ["True", "False"],
        ["store_failures_as"] = ["table", "view", "ephemeral"],
        ["full_refresh"] = ["True", "False"],
    };

    /// <summary>Why the setting cannot be kept; null when it can.</summary>
    public static string? Problem(NodeKind kind, string key, object? value)
    {
        var known = kind switch
        {
            NodeKind.Model => ModelKeys,
            NodeKind.Seed => SeedKeys,
            NodeKind.Snapshot => SnapshotKeys,
            NodeKind.Test => TestKeys,
            _ => AnalysisKeys,
        };
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
