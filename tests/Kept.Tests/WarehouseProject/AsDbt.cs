using Kept.Models;
using Kept.Models.Compile;
using Kept.Models.Jinja;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>Builds as dbt does: model by model in place, each in a transaction of its own, with its hooks around it.</summary>
sealed class AsDbt(BuiltProject built, ModelProject project)
{
    public async Task BuildAsync(bool fullRefresh = false)
    {
        await built.ExecuteAsync("create schema if not exists bronze; create schema if not exists silver; create schema if not exists gold");
        foreach (var model in project.Models)
        {
            var isIncremental = !fullRefresh && model.Materialization is Materialization.Incremental && await ExistsAsync(model);
            await built.ExecuteAsync("begin");
            var how = new How(isIncremental, fullRefresh);
            await RunHooksAsync(model, "pre_hook", how);
            var sql = Render(model.Node.Template, model, how);
            await built.ExecuteAsync(model.Materialization is Materialization.Snapshot ? Snapshot(model, sql, await ExistsAsync(model)) : Statement(model, sql, isIncremental));
            await RunHooksAsync(model, "post_hook", how);
            await built.ExecuteAsync("commit");
        }
    }

    static string Statement(Model model, string sql, bool isIncremental)
    {
        var table = $"{model.Table.Schema}.{model.Table.Name}";
        return model.Materialization is Materialization.View ? $"create or replace view {table} as (\n{sql}\n)"
            : isIncremental ? $"create or replace temporary table {model.Name}__dbt_tmp as (\n{sql}\n); insert into {table} select * from {model.Name}__dbt_tmp"
            : $"drop table if exists {table}; create table {table} as (\n{sql}\n)";
    }

    /// <summary>The strategy timestamp, with hard deletes ignored: what is newer than the version of its key ends that, and begins.</summary>
    static string Snapshot(Model model, string sql, bool exists)
    {
        var settings = SnapshotSettings.Of(model.Node);
        var (table, key, moment) = ($"{model.Table.Schema}.{model.Table.Name}", settings.UniqueKey.Single(), settings.UpdatedAt);
        var versions = $"""
            select *, md5(coalesce(cast({key} as varchar), '') || '|' || coalesce(cast({moment} as varchar), '')) as dbt_scd_id,
              {moment} as dbt_updated_at, {moment} as dbt_valid_from, nullif({moment}, {moment}) as dbt_valid_to
            from ({sql}) as snapshot_query
            """;
        var current = $"{table} as old where old.{key} = new.{key} and old.dbt_valid_to is null";
        return !exists ? $"create table {table} as {versions}" : $"""
            create or replace temporary table dbt_versions as select * from ({versions}) as new
            where not exists (select 1 from {current}) or exists (select 1 from {current} and old.dbt_valid_from < new.dbt_valid_from);
            update {table} as old set dbt_valid_to = new.dbt_valid_from from dbt_versions as new where old.{key} = new.{key} and old.dbt_valid_to is null;
            insert into {table} by name select * from dbt_versions;
            """;
    }

    async Task<bool> ExistsAsync(Model model) =>
        (await built.RowsAsync($"select 1 from information_schema.tables where table_schema = '{model.Table.Schema}' and table_name = '{model.Table.Name}'")).Count > 0;

    async Task RunHooksAsync(Model model, string key, How how)
    {
        foreach (var hook in Hooks.Of(project.Context, model.Node, key).Select(hook => Render(hook, model, how)).Where(sql => sql.Length > 0))
        {
            await built.ExecuteAsync(hook);
        }
    }

    string Render(Template text, Model model, How how) => text
        .Render(new NodeContext(project.Context, model.Node, new InPlace(how.IsIncremental), new Invocation { Execute = true, IsFullRefresh = how.IsFullRefresh }), TestContext.Current.CancellationToken)
        .Trim();

    readonly record struct How(bool IsIncremental, bool IsFullRefresh);

    sealed class InPlace(bool isIncremental) : IReferences
    {
        public Relation Model(Node from, Node to) => new(to.Table);

        public Relation This(Node node) => new(node.Table);

        public bool IsIncremental(Node node) => isIncremental;
    }
}
