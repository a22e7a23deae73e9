using Kept.Models.Jinja.Values;

namespace Kept.Models.Compile;

/// <summary>How a snapshot finds what changed, and what it calls its own columns.</summary>
sealed record SnapshotSettings
{
    static readonly HashSet<string> Names = ["dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to", "dbt_is_deleted"];

    public required IReadOnlyList<string> UniqueKey { get; init; }

    /// <summary>An expression over the source: when a row was changed. Null for the moment of the run, with the check strategy alone.</summary>
    public required string? UpdatedAt { get; init; }

    /// <summary>The columns whose values are compared; null for the timestamp strategy, empty for all of them.</summary>
    public required IReadOnlyList<string>? CheckColumns { get; init; }

    public required HardDeletes HardDeletes { get; init; }

    /// <summary>An expression that stands, instead of null, for the end of what is still so.</summary>
    public required string? ValidToCurrent { get; init; }

    public required string ScdId { get; init; }

    public required string UpdatedAtName { get; init; }

    public required string ValidFrom { get; init; }

    public required string ValidTo { get; init; }

    public required string IsDeleted { get; init; }

    /// <exception cref="ModelException">A setting is missing, or contradicts another.</exception>
    public static SnapshotSettings Of(Node node)
    {
        var config = node.Config;
        var isCheck = Required(node, "strategy", "timestamp or check") == "check";
        var names = config.Find("snapshot_meta_column_names") as JinjaDict ?? [];
        if (names.Keys.Select(Text.Of).FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
        {
            throw node.Fail($"snapshot_meta_column_names of '{node.Name}': {Suggestion.Unknown("column", unknown, Names)}");
        }

        Required(node, "unique_key", "the column, or the columns, that tell rows apart");
        string NameOf(string column) => names[column] is string { Length: > 0 } own ? own : column;
        return new SnapshotSettings
        {
            UniqueKey = [.. config.ListOf("unique_key").Select(Text.Of)],
            UpdatedAt = isCheck ? config.TextOf("updated_at") : Required(node, "updated_at", "the column that says when a row was changed"),
            CheckColumns = isCheck ? ColumnsOf(node) : null,
            HardDeletes = DeletesOf(node),
            ValidToCurrent = config.TextOf("dbt_valid_to_current"),
            ScdId = NameOf("dbt_scd_id"),
            UpdatedAtName = NameOf("dbt_updated_at"),
            ValidFrom = NameOf("dbt_valid_from"),
            ValidTo = NameOf("dbt_valid_to"),
            IsDeleted = NameOf("dbt_is_deleted"),
        };
    }

    static string Required(Node node, string key, string what) => node.Config.TextOf(key) is { Length: > 0 } text
        ? text
        : throw node.Fail($"the snapshot '{node.Name}' has no {key}; expected {what}");

    static IReadOnlyList<string> ColumnsOf(Node node) =>
        Required(node, "check_cols", "'all', or a list of columns") == "all" ? []
        : node.Config.Find("check_cols") is IReadOnlyList<object?> { Count: > 0 } list ? [.. list.Select(Text.Of)]
        : throw node.Fail($"check_cols of the snapshot '{node.Name}' must be 'all', or a list of columns");

    static HardDeletes DeletesOf(Node node) => (node.Config.TextOf("hard_deletes"), node.Config.Find("invalidate_hard_deletes")) switch
    {
        ({ } _, true) => throw node.Fail($"the snapshot '{node.Name}' has both hard_deletes and invalidate_hard_deletes; keep hard_deletes"),
        ("invalidate", _) or (null, true) => HardDeletes.Invalidate,
        ("new_record", _) => HardDeletes.NewRecord,
        _ => HardDeletes.Ignore,
    };
}

/// <summary>What a snapshot does about a row that its query no longer gives.</summary>
enum HardDeletes
{
    /// <summary>Nothing: it stays as it was last seen.</summary>
    Ignore,

    /// <summary>Its last version ends now.</summary>
    Invalidate,

    /// <summary>Its last version ends now, and another one says that it is deleted.</summary>
    NewRecord,
}
