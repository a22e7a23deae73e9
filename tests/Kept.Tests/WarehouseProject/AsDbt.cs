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
            await RunHooksAsync(model, "pre_hook", isIncremental);
            await built.ExecuteAsync(Statement(model, Render(model.Node.Template, model, isIncremental), isIncremental));
            await RunHooksAsync(model, "post_hook", isIncremental);
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

    async Task<bool> ExistsAsync(Model model) =>
        (await built.RowsAsync($"select 1 from information_schema.tables where table_schema = '{model.Table.Schema}' and table_name = '{model.Table.Name}'")).Count > 0;

    async Task RunHooksAsync(Model model, string key, bool isIncremental)
    {
        foreach (var hook in Hooks.Of(project.Context, model.Node, key).Select(hook => Render(hook, model, isIncremental)).Where(sql => sql.Length > 0))
        {
            await built.ExecuteAsync(hook);
        }
    }

    string Render(Template text, Model model, bool isIncremental) => text
        .Render(new NodeContext(project.Context, model.Node, new InPlace(isIncremental), new Invocation { Execute = true }), TestContext.Current.CancellationToken)
        .Trim();

    sealed class InPlace(bool isIncremental) : IReferences
    {
        public Relation Model(Node from, Node to) => new(to.Table);

        public Relation This(Node node) => new(node.Table);

        public bool IsIncremental(Node node) => isIncremental;
    }
}
