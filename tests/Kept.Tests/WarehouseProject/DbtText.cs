using Kept.Models;
using Kept.Models.Compile;
using Kept.Models.Jinja.Values;

namespace Kept.Tests.WarehouseProject;

/// <summary>The statements by which dbt's adapters, all alike, build a model.</summary>
/// <param name="model">The model.</param>
/// <param name="kind">What stands under its name: a table, a view, or nothing.</param>
/// <param name="columns">The columns of that.</param>
sealed class DbtText(Model model, string? kind, IReadOnlyList<string> columns)
{
    readonly string table = $"{model.Table.Schema}.{model.Table.Name}";
    readonly string temporary = $"{model.Name}__dbt_tmp";

    public bool Exists => kind is not null;

    public string DropBackup => $"drop {kind ?? "table"} if exists {table}__dbt_backup cascade";

    public IEnumerable<string> Statements(string sql, bool isIncremental) => model.Materialization switch
    {
        Materialization.View => Swapped("view", sql),
        Materialization.Snapshot => Exists ? NextVersions(sql) : [$"create table {table} as (\n{Versions(sql)}\n)", .. Indexes(table)],
        _ when isIncremental => Appended(sql),
        _ => Swapped("table", sql),
    };

    IEnumerable<string> Swapped(string what, string sql) =>
    [
        .. what == "table" && model.HasContract ? Contracted(sql) : [$"create {what} {table}__dbt_tmp as (\n{sql}\n)"],
        .. what == "table" ? Indexes($"{table}__dbt_tmp") : [],
        .. Exists ? [$"alter {kind} {table} rename to {model.Table.Name}__dbt_backup"] : Array.Empty<string>(),
        $"alter {what} {table}__dbt_tmp rename to {model.Table.Name}",
    ];

    /// <summary>A table with the columns of its contract, and then its rows.</summary>
    IEnumerable<string> Contracted(string sql)
    {
        var names = string.Join(", ", model.Columns.Select(column => column.Name));
        return
        [
            $"create table {table}__dbt_tmp ({string.Join(", ", model.Columns.Select(column => $"{column.Name} {column.DataType}"))})",
            $"insert into {table}__dbt_tmp ({names}) (select {names} from (\n{sql}\n) as model_subq)",
        ];
    }

    IEnumerable<string> Appended(string sql) =>
    [
        $"drop table if exists {temporary}",
        $"create temporary table {temporary} as (\n{sql}\n)",
        $"insert into {table} ({Names("")}) (select {Names("")} from {temporary})",
    ];

    /// <summary>The strategy timestamp, with hard deletes ignored: what is newer than the version of its key ends that, and begins.</summary>
    IEnumerable<string> NextVersions(string sql)
    {
        var key = SnapshotSettings.Of(model.Node).UniqueKey.Single();
        var current = $"{table} as old where old.{key} = new.{key} and old.dbt_valid_to is null";
        return
        [
            $"drop table if exists {temporary}",
            $"""
            create temporary table {temporary} as (
            select * from ({Versions(sql)}) as new
            where not exists (select 1 from {current}) or exists (select 1 from {current} and old.dbt_valid_from < new.dbt_valid_from)
            )
            """,
            $"update {table} set dbt_valid_to = new.dbt_valid_from from {temporary} as new where {table}.{key} = new.{key} and {table}.dbt_valid_to is null",
            $"insert into {table} ({Names("")}) select {Names("new.")} from {temporary} as new",
        ];
    }

    string Versions(string sql)
    {
        var settings = SnapshotSettings.Of(model.Node);
        var (key, moment) = (settings.UniqueKey.Single(), settings.UpdatedAt);
        return $"""
            select *, md5(coalesce(cast({key} as varchar), '') || '|' || coalesce(cast({moment} as varchar), '')) as dbt_scd_id,
              {moment} as dbt_updated_at, {moment} as dbt_valid_from, coalesce(nullif({moment}, {moment}), null) as dbt_valid_to
            from (
            {sql}
            ) as sbq
            """;
    }

    IEnumerable<string> Indexes(string on) => model.Node.Config.ListOf("indexes").Cast<JinjaDict>().Select(index =>
        $"create {(Truth.Of(index["unique"]) ? "unique " : "")}index on {on} ({string.Join(", ", Sequence.Of(index["columns"]).Select(Text.Of))})");

    string Names(string before) => string.Join(", ", columns.Select(column => $"{before}\"{column}\""));
}
