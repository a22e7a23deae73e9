using Kept.Models;
using Kept.Models.Build;
using Kept.Models.Compile;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.WarehouseProject;

/// <summary>Runs a unit test as dbt does: made-up rows, with the types of the tables that there are, in the place of what the model reads.</summary>
sealed class DbtUnitTest(Warehouse warehouse, ModelProject project, UnitTest test)
{
    const string Actual = "dbt_actual";

    public async Task<bool> PassesAsync()
    {
        var inputs = new List<(string Name, string Sql)>();
        foreach (var given in test.Given)
        {
            var fixture = new FixtureSql(warehouse.Dialect, test.Node, given.Input, await ColumnsAsync(warehouse.Dialect.ListColumns(given.Model!.Table)));
            inputs.Add((UnitTestReferences.NameOf(given, test.Node.Tested!), fixture.Whole(given.Rows.Values!)));
        }

        var context = new NodeContext(project.Context, test.Node, new UnitTestReferences(test.Given), new Invocation { Execute = true });
        await ExecuteAsync($"drop table if exists {Actual}");
        await ExecuteAsync($"create temporary table {Actual} as (\n{CommonTables.Put(CompiledText.Of(context, Cancellation), inputs)}\n)");
        return await DifferentRowsAsync() == 0;
    }

    async Task<long> DifferentRowsAsync()
    {
        var fixture = new FixtureSql(warehouse.Dialect, test.Node, "expect", await ColumnsAsync(warehouse.Dialect.ListTemporaryColumns(Actual)));
        var names = string.Join(", ", fixture.NamesOf(test.Expect.Values!).Select(column => warehouse.Dialect.Quote(column.Name)));
        var (actual, expected) = ($"select {names} from {Actual}", $"select {names} from (\n{fixture.Expected(test.Expect.Values!)}\n) as expected");
        return await warehouse.ScalarAsync<long>($"select count(*) from (({actual} except all {expected}) union all ({expected} except all {actual})) as different", Cancellation);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<List<TableColumn>> ColumnsAsync(string query) =>
        [.. (await warehouse.QueryAsync(query, Cancellation)).Rows.Select(row => new TableColumn((string)row[0]!, (string)row[1]!))];

    Task<long> ExecuteAsync(string sql) => warehouse.ExecuteAsync(sql, Cancellation);
}
