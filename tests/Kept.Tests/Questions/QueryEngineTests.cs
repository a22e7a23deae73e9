using Kept.DuckDb;
using Kept.DuckDb.Queries;
using Kept.Questions;
using Kept.Tests.Support;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Questions;

public sealed class QueryEngineTests : IAsyncLifetime
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    static readonly DuckDbQueryRules Rules = new();

    SampleWorkspace workspace = null!;
    DuckDbWarehouse warehouse = null!;

    public async ValueTask InitializeAsync()
    {
        workspace = await SampleWorkspace.CreateAsync(Cancellation);
        warehouse = await DuckDbWarehouse.OpenAsync(workspace.Database, true, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await warehouse.DisposeAsync();
        await workspace.DisposeAsync();
    }

    [Theory]
    [InlineData("from read_csv('ROOT/secret.csv')")]
    [InlineData("copy (select 1) to 'ROOT/stolen.csv'")]
    [InlineData("attach 'ROOT/other.db'")]
    [InlineData("create table gold.x as select 1")]
    [InlineData("set enable_external_access = true")]
    public async Task Behind_the_guard_a_locked_session_can_do_no_harm_either(string sql)
    {
        await Rules.LockAsync(warehouse, [workspace.At("allowed.csv")], Cancellation);
        await Assert.ThrowsAsync<WarehouseException>(() =>
            warehouse.ExecuteAsync(sql.Replace("ROOT", workspace.Root, StringComparison.Ordinal), Cancellation));
    }

    [Fact]
    public async Task A_locked_session_writes_the_one_file_that_was_asked_for()
    {
        var file = workspace.At("it's allowed.csv");
        await Rules.LockAsync(warehouse, [file], Cancellation);
        await new QueryEngine(warehouse, Rules).WriteAsync("select 1 as n -- ;", QueryFormat.Csv, file, Cancellation);
        Assert.Equal("n\n1\n", await File.ReadAllTextAsync(file, Cancellation));
    }

    [Fact]
    public async Task The_first_rows_keep_their_order_and_the_rest_is_counted()
    {
        var answer = await new QueryEngine(warehouse, Rules).AnswerAsync(
            "select appointment_id from gold.unified_appointments order by appointment_id desc", 3, Cancellation);
        Assert.Equal([199L, 198L, 197L], answer.Result.Rows.Select(row => row[0]));
        Assert.Equal(197, answer.More);
    }

    [Fact]
    public async Task A_warehouse_without_any_of_the_schemas_can_be_asked()
    {
        await using var empty = await DuckDbWarehouse.OpenAsync(null, false, Cancellation);
        await Rules.LockAsync(empty, [], Cancellation);
        Assert.Equal(1L, Convert.ToInt64((await new QueryEngine(empty, Rules).AnswerAsync("select 1", 10, Cancellation)).Result.Rows[0][0]));
    }
}
