using System.Collections.Concurrent;
using Kept.Models;
using Kept.Models.Compile;
using Kept.Models.Jinja;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>
/// Builds as dbt's adapters do: node by node in place, each in a transaction of its own with its hooks around it; what is made anew
/// is made under another name and takes the place of what was there.
/// </summary>
sealed class AsDbt(Warehouse warehouse, ModelProject project)
{
    public async Task BuildAsync(bool fullRefresh = false)
    {
        await CreateSchemasAsync();
        foreach (var model in project.Models.Where(model => model.IsBuilt))
        {
            await BuildAsync(model, fullRefresh);
        }
    }

    /// <summary>The same by several threads, each with a session of its own: what waits for nothing is built at once.</summary>
    public async Task BuildAsync(int threads)
    {
        await CreateSchemasAsync();
        var sessions = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => warehouse.OpenSiblingAsync(Cancellation)));
        foreach (var level in project.Models.Where(model => model.IsBuilt).GroupBy(LevelOf).OrderBy(level => level.Key))
        {
            var models = new ConcurrentQueue<Model>(level);
            await Task.WhenAll(sessions.Select(session => Task.Run(async () =>
            {
                while (models.TryDequeue(out var model))
                {
                    await new AsDbt(session, project).BuildAsync(model, fullRefresh: false);
                }
            })));
        }

        await Task.WhenAll(sessions.Select(session => session.DisposeAsync().AsTask()));
    }

    /// <summary>The unit tests whose model does not give the rows that are expected.</summary>
    public async Task<List<string>> FailingUnitTestsAsync()
    {
        var failing = new List<string>();
        foreach (var test in project.UnitTests)
        {
            failing.AddRange(await new DbtUnitTest(warehouse, project, test).PassesAsync() ? [] : [test.Name]);
        }

        return failing;
    }

    /// <summary>The tests that find a row and are not mere warnings.</summary>
    public async Task<List<string>> FailingTestsAsync()
    {
        var failing = new List<string>();
        foreach (var test in project.Tests.Where(test => test.Severity is TestSeverity.Error))
        {
            var sql = Render(test.Node.Template, test.Node, default);
            var count = await warehouse.ScalarAsync<long>($"select count(*) as failures, count(*) != 0 as should_warn, count(*) != 0 as should_error from (\n{sql}\n) as dbt_internal_test", Cancellation);
            failing.AddRange(count > 0 ? [test.Name] : []);
        }

        return failing;
    }

    async Task CreateSchemasAsync()
    {
        foreach (var schema in project.Models.Select(model => model.Table.Schema).Distinct())
        {
            await ExecuteAsync($"create schema if not exists {schema}");
        }
    }

    int LevelOf(Model model) => 1 + project.Models.Where(other => model.DependsOn.Contains(other.Name)).Select(LevelOf).DefaultIfEmpty().Max();

    async Task BuildAsync(Model model, bool fullRefresh)
    {
        var text = new DbtText(model, await KindAsync(model.Table), await ColumnsAsync(model.Table));
        var how = new How(!fullRefresh && model.Materialization is Materialization.Incremental && text.Exists, fullRefresh);
        await ExecuteAsync("begin");
        await RunHooksAsync(model, "pre_hook", how);
        foreach (var statement in text.Statements(Render(model.Node.Template, model.Node, how), how.IsIncremental))
        {
            await ExecuteAsync(statement);
        }

        await RunHooksAsync(model, "post_hook", how);
        await ExecuteAsync("commit");
        await ExecuteAsync(text.DropBackup);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What stands under a name: a table, a view, or nothing.</summary>
    async Task<string?> KindAsync(TableName table) =>
        (await warehouse.QueryAsync(warehouse.Dialect.ListTables([table.Schema]), Cancellation)).Rows
            .Where(row => (string?)row[1] == table.Name).Select(row => Convert.ToBoolean(row[2]) ? "view" : "table").SingleOrDefault();

    async Task<List<string>> ColumnsAsync(TableName table) =>
        [.. (await warehouse.QueryAsync(warehouse.Dialect.ListColumns(table), Cancellation)).Rows.Select(row => (string)row[0]!)];

    async Task RunHooksAsync(Model model, string key, How how)
    {
        foreach (var hook in Hooks.Of(project.Context, model.Node, key).Select(hook => Render(hook, model.Node, how)).Where(sql => sql.Length > 0))
        {
            await ExecuteAsync(hook);
        }
    }

    Task ExecuteAsync(string sql) => warehouse.ExecuteAsync(sql, Cancellation);

    string Render(Template text, Node node, How how) => text
        .Render(new NodeContext(project.Context, node, new InPlace(how.IsIncremental), new Invocation { Execute = true, IsFullRefresh = how.IsFullRefresh }), Cancellation)
        .Trim();

    readonly record struct How(bool IsIncremental, bool IsFullRefresh);

    sealed class InPlace(bool isIncremental) : IReferences
    {
        public Relation Model(Node from, Node to) => new(to.Table);

        public Relation This(Node node) => new(node.Table);

        public bool IsIncremental(Node node) => isIncremental;
    }
}
