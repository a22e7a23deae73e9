using Kept.DuckDb;
using Xunit;

namespace Kept.Tests;

public sealed class WarehouseTests
{
    [Fact]
    public async Task Another_session_tells_the_time_in_UTC_too()
    {
        await using var warehouse = await DuckDbWarehouse.OpenAsync(null, false, TestContext.Current.CancellationToken);
        await warehouse.ExecuteAsync("set global TimeZone = 'Asia/Tokyo'", TestContext.Current.CancellationToken);
        await using var sibling = await warehouse.OpenSiblingAsync(TestContext.Current.CancellationToken);
        Assert.Equal("UTC", await sibling.ScalarAsync<string>("select current_setting('TimeZone')", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_rolled_back_transaction_leaves_nothing()
    {
        await using var warehouse = await DuckDbWarehouse.OpenAsync(null, false, TestContext.Current.CancellationToken);
        await warehouse.ExecuteAsync("create table t (i int)", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<KeptException>(() => warehouse.InTransactionAsync(async () =>
        {
            await warehouse.ExecuteAsync("insert into t values (1)", TestContext.Current.CancellationToken);
            throw new KeptException("stop");
        }, TestContext.Current.CancellationToken));
        Assert.Equal(0, await warehouse.ScalarAsync<long>("select count(*) from t", TestContext.Current.CancellationToken));
    }
}
