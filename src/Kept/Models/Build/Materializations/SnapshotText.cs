using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build.Materializations;

/// <summary>The statements of a snapshot, on every engine alike. What is read stands in a temporary table, with dbt's own values beside it.</summary>
sealed class SnapshotText(Dialect dialect, SnapshotSettings settings, Target target, string now)
{
    const string Key = "kept_key_", Moment = "kept_updated_at", Id = "kept_scd_id", Closes = "kept_closes", Gone = "kept_is_deleted";

    public string Source => $"{target.Model.Table.Name}__source";

    public string Next => $"{target.Model.Table.Name}__versions";

    public IReadOnlyList<string> UniqueKey => settings.UniqueKey;

    bool KnowsDeleted => settings.HardDeletes is HardDeletes.NewRecord;

    string Table => dialect.Quote(target.Table);

    /// <summary>The condition of the versions that still hold.</summary>
    string IsCurrent => settings.ValidToCurrent is { } end ? $"(d.{Name(settings.ValidTo)} = {end} or d.{Name(settings.ValidTo)} is null)" : $"d.{Name(settings.ValidTo)} is null";

    /// <summary>What the snapshot's own columns are called, in their order.</summary>
    IReadOnlyList<string> Own => [settings.ScdId, settings.UpdatedAtName, settings.ValidFrom, settings.ValidTo, .. KnowsDeleted ? [settings.IsDeleted] : Array.Empty<string>()];

    /// <summary>Whether a column of the temporary table is not one of the query's.</summary>
    public static bool IsOwn(string column) => column is Moment or Id || column.StartsWith(Key, StringComparison.Ordinal);

    public string ReadSource(string sql) => $"""
        select *, {Keys}, {settings.UpdatedAt ?? now} as {Moment}, {Hash([.. settings.UniqueKey, settings.UpdatedAt ?? now])} as {Id}
        from (
        {sql}
        ) as snapshot_query
        """;

    /// <summary>How many keys stand in several rows, and how many rows have no key.</summary>
    public string BadKeys() => $"""
        select
          (select count(*) from (select 1 as one from {dialect.Quote(Source)} group by {string.Join(", ", KeyNames)} having count(*) > 1) as twice),
          (select count(*) from {dialect.Quote(Source)} where {string.Join(" or ", KeyNames.Select(key => $"{key} is null"))})
        """;

    public string FirstVersions(IReadOnlyList<TableColumn> columns) => $"""
        select {List(columns, "s")}, s.{Id} as {Name(settings.ScdId)}, s.{Moment} as {Name(settings.UpdatedAtName)}, s.{Moment} as {Name(settings.ValidFrom)},
          coalesce(nullif(s.{Moment}, s.{Moment}), {settings.ValidToCurrent ?? "null"}) as {Name(settings.ValidTo)}{(KnowsDeleted ? $", 'False' as {Name(settings.IsDeleted)}" : "")}
        from {dialect.Quote(Source)} as s
        """;

    /// <summary>The columns of its own that the snapshot's table must have and does not.</summary>
    public List<string> Missing(List<TableColumn> there) => [.. Own.Where(name => !Has(there, name))];

    public static bool Has(List<TableColumn> columns, string name) => columns.Exists(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The condition that a row, <c>s</c>, is not as its version, <c>d</c>, has it. A column that is new to the snapshot makes every row differ.</summary>
    public string ChangedColumns(List<TableColumn> columns, List<TableColumn> there)
    {
        if (settings.CheckColumns is null)
        {
            return $"d.{Name(settings.ValidFrom)} < s.{Moment}";
        }

        var names = settings.CheckColumns.Count == 0 ? columns.ConvertAll(column => column.Name) : [.. settings.CheckColumns.Select(name => Known(columns, name))];
        return names.TrueForAll(name => Has(there, name))
            ? $"({string.Join(" or ", names.Select(name => $"d.{Name(name)} is distinct from s.{Name(name)}"))})"
            : "true";
    }

    /// <summary>All versions that begin now, those that say that a row is gone among them, and the one that each of them ends.</summary>
    public string NextVersions(IReadOnlyList<TableColumn> columns, string changed)
    {
        var current = $"(select d.*, {Keys} from {Table} as d where {IsCurrent}) as d";
        var back = KnowsDeleted ? $" or d.{Name(settings.IsDeleted)} = 'True'" : "";
        var versions = $"""
            select {List(columns, "s")}, s.{Moment}, s.{Id}, d.{Name(settings.ScdId)} as {Closes}, 'False' as {Gone}
            from {dialect.Quote(Source)} as s left join {current} on {SameKey}
            where d.{Key}1 is null or {changed}{back}
            """;
        return settings.HardDeletes is HardDeletes.Ignore ? versions : $"""
            {versions}
            union all
            select {List(columns, "d")}, {now}, {Hash([$"d.{Name(settings.ScdId)}", now])}, d.{Name(settings.ScdId)}, 'True'
            from {current} left join {dialect.Quote(Source)} as s on {SameKey}
            where s.{Key}1 is null{(KnowsDeleted ? $" and d.{Name(settings.IsDeleted)} <> 'True'" : "")}
            """;
    }

    public string EndVersions() => $"""
        update {Table} as d set {Name(settings.ValidTo)} = n.{Moment}
        from {dialect.Quote(Next)} as n
        where n.{Closes} = d.{Name(settings.ScdId)} and {IsCurrent}
        """;

    public string AddVersions(IReadOnlyList<TableColumn> columns)
    {
        var names = columns.Select(column => Name(column.Name)).ToList();
        return $"""
            insert into {Table} ({string.Join(", ", names.Concat(Own.Select(Name)))})
            select {string.Join(", ", names)}, {Id}, {Moment}, {Moment}, coalesce(nullif({Moment}, {Moment}), {settings.ValidToCurrent ?? "null"}){(KnowsDeleted ? $", {Gone}" : "")}
            from {dialect.Quote(Next)}{(KnowsDeleted ? "" : $" where {Gone} = 'False'")}
            """;
    }

    string Keys => string.Join(", ", settings.UniqueKey.Select((key, i) => $"{key} as {Key}{i + 1}"));

    IEnumerable<string> KeyNames => settings.UniqueKey.Select((_, i) => $"{Key}{i + 1}");

    string SameKey => string.Join(" and ", KeyNames.Select(key => $"d.{key} = s.{key}"));

    string Known(List<TableColumn> columns, string name) => columns.Find(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw target.Node.Fail($"check_cols of '{target.Node.Name}': {Suggestion.Unknown("column", name, [.. columns.Select(column => column.Name)])}");

    string List(IEnumerable<TableColumn> columns, string alias) => string.Join(", ", columns.Select(column => $"{alias}.{Name(column.Name)}"));

    string Name(string column) => dialect.Quote(column);

    static string Hash(IEnumerable<string> values) => $"md5({string.Join(" || '|' || ", values.Select(value => $"coalesce(cast({value} as varchar), '')"))})";
}
