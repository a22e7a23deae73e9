using Kept.DuckDb;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests;

public sealed class KeySetTests
{
    static readonly string[] Types = ["bigint", "integer", "smallint", "usmallint"];

    [Theory]
    [InlineData("select i::varchar as k from range(20000) as r(i)")]
    [InlineData("select i::hugeint as k from range(20000) as r(i)")]
    [InlineData("select i / 2 as k from range(20000) as r(i)")]
    [InlineData("select i * 1000 as k from range(20000) as r(i)")]
    [InlineData("select unnest([-9223372036854775808, 9223372036854775807]) as k from range(20000)")]
    [InlineData("select null::bigint as k from range(20000)")]
    [InlineData("select i as k from range(9) as r(i)")]
    public async Task Keys_that_are_none_few_no_whole_numbers_or_far_apart_make_no_set(string query)
    {
        await using var warehouse = await WarehouseAsync();
        Assert.Null(await KeySet.OfAsync(warehouse, $"({query}) as t", "k", Cancellation));
    }

    [Fact]
    public async Task A_set_says_of_keys_what_a_table_of_hashes_says()
    {
        await using var warehouse = await WarehouseAsync();
        var random = new Random(7);
        var answers = new HashSet<(bool, bool)>();
        for (var round = 0; round < 200; round++)
        {
            await warehouse.ExecuteAsync($"create or replace table a as {Keys(random)}; create or replace table b as {Keys(random)}", Cancellation);
            if (await KeySet.OfAsync(warehouse, "a", "k", Cancellation) is not { } a || await KeySet.OfAsync(warehouse, "b", "k", Cancellation) is not { } b)
            {
                continue;
            }

            var answer = (await a.IsUniqueAsync(Cancellation), await a.IsWithinAsync(b, Cancellation));
            Assert.Equal((
                await warehouse.ScalarAsync<long>("select count(*) from (select k from a where k is not null group by k having count(*) > 1)", Cancellation) == 0,
                await warehouse.ScalarAsync<long>("select count(*) from a where k is not null and k not in (select k from b where k is not null)", Cancellation) == 0), answer);
            answers.Add(answer);
        }

        Assert.Equal(4, answers.Count);
    }

    [Fact]
    public async Task A_set_that_several_threads_make_misses_no_key()
    {
        await using var warehouse = await WarehouseAsync();
        await warehouse.ExecuteAsync("""
            set threads = 4;
            create table parent as select i as k from range(1000000) as r(i) where i <> 999998;
            create table child as select i as k from range(1000000) as r(i);
            create table twice as from child union all select 999999
            """, Cancellation);
        var (parent, child, twice) = (await SetAsync(warehouse, "parent"), await SetAsync(warehouse, "child"), await SetAsync(warehouse, "twice"));
        Assert.Equal((true, true, false), (await parent.IsUniqueAsync(Cancellation), await child.IsUniqueAsync(Cancellation), await twice.IsUniqueAsync(Cancellation)));
        Assert.Equal((true, false, true), (await parent.IsWithinAsync(child, Cancellation), await child.IsWithinAsync(parent, Cancellation), await twice.IsWithinAsync(child, Cancellation)));
    }

    static async Task<KeySet> SetAsync(DuckDbWarehouse warehouse, string table) =>
        await KeySet.OfAsync(warehouse, table, "k", Cancellation) ?? throw new InvalidOperationException($"no set of {table}");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<DuckDbWarehouse> WarehouseAsync() => DuckDbWarehouse.OpenAsync(null, false, Cancellation);

    /// <summary>A query for keys of one of the types that begin somewhere, some null or twice, and many behind them that are always there.</summary>
    static string Keys(Random random)
    {
        var type = Types[random.Next(Types.Length)];
        var first = type == "usmallint" ? random.Next(3) : random.Next(-3, 3);
        var keys = Enumerable.Range(first, random.Next(1, 12)).Where(_ => random.Next(8) > 0).Select(key => $"{key}")
            .Concat(Enumerable.Repeat("null", random.Next(2))).Concat(Enumerable.Repeat($"{first}", random.Next(2)));
        return $"select unnest([{string.Join(", ", keys)}])::{type} as k union all select i::{type} from range(100, 10100) as r(i)";
    }
}
