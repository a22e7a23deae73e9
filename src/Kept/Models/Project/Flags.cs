using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary><c>flags:</c> of a project. Those of dbt's log, cache and parser, and of what Kept has not, say nothing here; those that would change what is built or which tests run are refused.</summary>
static class Flags
{
    static readonly HashSet<string> OfDbt =
    [
        "cache_selected_only", "debug", "log_cache_events", "log_format", "log_format_file", "log_level", "log_level_file", "log_path", "partial_parse",
        "populate_cache", "printer_width", "quiet", "send_anonymous_usage_stats", "static_parser", "target_path", "use_colors", "use_colors_file",
        "use_experimental_parser", "version_check", "write_json",
    ];

    static readonly HashSet<string> OfWhatIsNotHere =
    [
        "require_batched_execution_for_custom_microbatch_strategy", "require_explicit_package_overrides_for_builtin_materializations",
        "require_nested_cumulative_type_params", "require_ref_searches_node_package_before_root", "require_yaml_configuration_for_mf_time_spines",
        "restrict_direct_pg_catalog_access", "skip_nodes_if_on_run_start_fails", "source_freshness_run_project_hooks", "validate_macro_args",
    ];

    /// <summary>Changes of dbt's behaviour, and which of the two ways is ours.</summary>
    static readonly Dictionary<string, bool> Behaviours = new()
    {
        ["enable_truthy_nulls_equals_macro"] = false,
        ["require_generic_test_arguments_property"] = true,
        ["require_resource_names_without_spaces"] = true,
    };

    static readonly Dictionary<string, string> Refused = new()
    {
        ["fail_fast"] = "say --fail-fast",
        ["full_refresh"] = "say --full-refresh",
        ["indirect_selection"] = "say --indirect-selection",
        ["store_failures"] = "write '+store_failures' below 'data_tests'",
        ["warn_error"] = "write '+severity: error' below 'data_tests'",
        ["warn_error_options"] = "write '+severity' below 'data_tests'",
    };

    /// <exception cref="ConfigurationException">A flag would change what is built.</exception>
    public static void Check(YamlMap? flags)
    {
        foreach (var flag in flags?.Entries.Where(flag => !IsWithoutEffect(flag)) ?? [])
        {
            throw flag.Error(
                Refused.TryGetValue(flag.Key, out var advice) ? $"the flag '{flag.Key}' is not supported; {advice}"
                : Behaviours.TryGetValue(flag.Key, out var ours) ? $"the flag '{flag.Key}' is not supported but as {(ours ? "true" : "false")}; leave it out, or run dbt for it"
                : $"the flag '{flag.Key}' is not supported; leave it out, or run dbt for it");
        }
    }

    static bool IsWithoutEffect(YamlEntry flag) => OfDbt.Contains(flag.Key) || OfWhatIsNotHere.Contains(flag.Key)
        || (Refused.ContainsKey(flag.Key) && flag.Value.Free is null or false or "eager")
        || (Behaviours.TryGetValue(flag.Key, out var ours) && flag.Value.Free is bool said && said == ours);
}
