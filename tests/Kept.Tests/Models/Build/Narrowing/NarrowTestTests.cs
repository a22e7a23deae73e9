using CsCheck;
using Kept.DuckDb;
using Kept.Models.Build;
using Kept.Tests.Postgres;
using Kept.Tests.Support;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Models.Build.Narrowing;

/// <summary>Each run of the bench holds what the tests found against what they find over whole tables.</summary>
public sealed class NarrowTestTests(PostgresServer server)
{
    const string Unique = "unique_child_id";
    const string OfParents = "relationships_child_parent_id__id__ref_parent_";
    const string OfDays = "relationships_child_day_id__id__ref_days_";

    static readonly Gen<bool> Seldom = Gen.Int[0, 5].Select(roll => roll == 0);

    static readonly Gen<(string Table, int Number, string? Values)> Changes = Gen.Select(
        Gen.Int[0, 4], Gen.Int[1, 5], Gen.Int[0, 4], Gen.Int[1, 5], Gen.Select(Seldom, Seldom, Seldom), (table, number, deed, other, seldom) => table switch
        {
            0 => ("days", number, deed < 2 && seldom.Item1 ? null : $"{number}"),
            1 or 2 => ("parent", number, deed == 0 ? null : Id(number, other, seldom.Item1, seldom.Item2)),
            _ => ("child", number, deed == 0 ? null : $"{Id(number, other, seldom.Item1, seldom.Item2)}, {other}, {(deed == 1 ? "null" : 1 + (other % 2))}, {(seldom.Item3 ? "'green'" : "'red'")}"),
        });

    [Fact]
    public Task After_any_history_narrow_tests_find_what_whole_tests_find() => AnyHistoryAsync(20, 5, () => DuckDbWarehouse.OpenAsync(null, false, TestContext.Current.CancellationToken));

    [Fact]
    public Task And_so_they_do_on_a_server() => AnyHistoryAsync(4, 3, () => server.CreateDatabaseAsync());

    static async Task AnyHistoryAsync<T>(int count, int least, Func<Task<T>> openAsync)
        where T : Warehouse
    {
        var (narrow, found) = (new HashSet<string>(), new HashSet<string>());
        await Changes.List[1, 4].List[2, 7].SampleAsync(
            async history =>
            {
                await using var bench = await NarrowBench.CreateAsync(await openAsync());
                await bench.RunAsync();
                foreach (var step in history)
                {
                    foreach (var (table, number, values) in step)
                    {
                        await bench.PutAsync(table, number, values);
                    }

                    var tests = (await bench.RunAsync()).Values.Where(test => test.IsNarrow).ToList();
                    narrow.UnionWith(tests.Select(test => test.Step.Name));
                    found.UnionWith(tests.Where(test => test.Failures > 0).Select(test => test.Step.Name));
                }
            },
            seed: "0000KeptThin", iter: SampleSize.Of(count), threads: 1, print: history => string.Join('\n', history.Select(step => string.Join("; ", step))));
        Assert.Equal(7, narrow.Count);
        Assert.True(found.Count >= least, $"only {string.Join(", ", found)} found anything in what had changed");
    }

    [Fact]
    public async Task A_row_that_stays_is_found_when_its_parent_goes()
    {
        await using var bench = await ThereAsync();
        await bench.PutAsync("parent", 3, null);
        await bench.PutAsync("days", 2, null);
        var tests = await bench.RunAsync();
        Assert.Equal((true, 1L), (tests[OfParents].IsNarrow, tests[OfParents].Failures));
        Assert.Equal((true, 1L), (tests[OfDays].IsNarrow, tests[OfDays].Failures));
    }

    [Fact]
    public async Task A_test_that_found_something_looks_at_all_rows_until_it_finds_nothing()
    {
        await using var bench = await ThereAsync();
        await bench.PutAsync("child", 4, "3, 1, 1, 'red'");
        Assert.Equal((true, 1L), Told((await bench.RunAsync())[Unique]));
        Assert.Equal((false, 1L), Told((await bench.RunAsync())[Unique]));
        await bench.PutAsync("child", 4, null);
        Assert.Equal((false, 0L), Told((await bench.RunAsync())[Unique]));
        Assert.Equal((true, 0L), Told((await bench.RunAsync())[Unique]));
    }

    [Theory]
    [InlineData("post_hook='update {{ this }} set id = 1 where n <= 2',")]
    [InlineData("post_hook='insert into {{ this }} (n, id) values (9, 1)',")]
    [InlineData("post_hook=\"{% if is_incremental() %}{% do run_query('update ' ~ this ~ ' set id = 1 where n <= 2') %}{% endif %}\",")]
    public async Task What_a_hook_does_to_rows_has_all_of_them_looked_at(string hook)
    {
        await using var bench = await ThereAsync(hook);
        await bench.PutAsync("child", 4, "4, 1, 1, 'red'");
        Assert.False((await bench.RunAsync())[Unique].IsNarrow);
    }

    [Fact]
    public async Task Parents_that_another_hook_takes_out_have_all_children_looked_at()
    {
        await using var bench = await ThereAsync("post_hook='delete from main.parent where n = 2 and exists (select 1 from main.child where n = 4)',");
        await bench.PutAsync("child", 4, "4, 1, 1, 'red'");
        var test = (await bench.RunAsync())[OfParents];
        Assert.Equal((false, 1L), Told(test));
    }

    [Fact]
    public async Task A_table_that_somebody_else_has_changed_is_looked_at_as_a_whole()
    {
        await using var bench = await ThereAsync();
        await bench.ExecuteAsync("insert into main.child values (7, 1, 1, 1, 'red')");
        Assert.Equal((false, 1L), Told((await bench.RunAsync())[Unique]));
    }

    [Theory]
    [InlineData("where: n > 0")]
    [InlineData("limit: 5")]
    [InlineData("warn_if: '> 1'")]
    public async Task A_test_with_a_setting_of_its_own_looks_at_all_rows(string setting)
    {
        await using var bench = await ThereAsync(tests: $"severity: warn, +{setting}");
        Assert.DoesNotContain((await bench.RunAsync()).Values, test => test.IsNarrow);
    }

    static async Task<NarrowBench> ThereAsync(string hooks = "", string tests = "severity: warn")
    {
        var bench = await NarrowBench.CreateAsync(await DuckDbWarehouse.OpenAsync(null, false, TestContext.Current.CancellationToken), hooks, tests);
        await bench.RunAsync();
        return bench;
    }

    static (bool IsNarrow, long? Failures) Told(StepReport test) => (test.IsNarrow, test.Failures);

    static string Id(int own, int other, bool isOther, bool isNone) => isNone ? "null" : isOther ? $"{other}" : $"{own}";
}
