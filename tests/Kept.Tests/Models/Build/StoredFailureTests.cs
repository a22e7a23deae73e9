using Kept.Models.Build;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class StoredFailureTests
{
    const string Table = "main_dbt_test__audit.not_null_t_y";

    /// <summary>An incremental table that takes in what is in raw, and a test of it with the given settings.</summary>
    static async Task<TestProject> CreateAsync(string config = "{store_failures: true}")
    {
        var project = new TestProject()
            .Write("models/t.sql", "{{ config(materialized='incremental', incremental_strategy='append') }} select * from raw{% if is_incremental() %} where x not in (select x from {{ this }}){% endif %}")
            .Write("models/schema.yml", $"models: [{{name: t, columns: [{{name: y, data_tests: [{{not_null: {{config: {config}}}}}]}}]}}]");
        await project.ExecuteAsync("create table raw(x int, y varchar, z struct(a int, b varchar[])); insert into raw values (1, 'it''s', {a: 1, b: ['p', null]})");
        return project;
    }

    static Task AddBrokenRowAsync(TestProject project) => project.ExecuteAsync("insert into raw values (2, null, {a: 7, b: ['it''s', '']}), (3, null, null)");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stored_failures_can_be_read_after_a_refused_publish(bool rebuild)
    {
        await using var project = await CreateAsync();
        await project.BuildAsync(rebuild: true);
        Assert.Equal("", await project.RowsAsync($"select * from {Table}"));
        await AddBrokenRowAsync(project);
        var report = await project.BuildAsync(rebuild);
        Assert.Equal((false, new TableName("main_dbt_test__audit", "not_null_t_y")), (report.IsPublished, report.Tests.Single().StoredIn));
        Assert.Equal("1", await project.RowsAsync("select count(*) from t"));
        Assert.Equal("2|null|7|['it\\'s', '']\n3|null|null|null", await project.RowsAsync($"select x, y, z.a, z.b::varchar from {Table} order by x"));
        Assert.Equal("INTEGER VARCHAR STRUCT(a INTEGER, b VARCHAR[])", await project.RowsAsync($"select string_agg(column_type, ' ') from (describe {Table})"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_next_run_of_the_test_replaces_them(bool rebuild)
    {
        await using var project = await CreateAsync();
        await project.BuildAsync(rebuild: true);
        await AddBrokenRowAsync(project);
        await project.BuildAsync(rebuild: false);
        await project.ExecuteAsync("delete from raw where y is null");
        Assert.True((await project.BuildAsync(rebuild)).IsPublished);
        Assert.Equal("", await project.RowsAsync($"select * from {Table}"));
        Assert.DoesNotContain("kept_failures", await project.RowsAsync("select string_agg(table_name, ' ') from information_schema.tables"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_view_of_failures_looks_at_what_is_published(bool rebuild)
    {
        await using var project = await CreateAsync("{store_failures_as: view, severity: warn}");
        await project.BuildAsync(rebuild: true);
        await AddBrokenRowAsync(project);
        Assert.True((await project.BuildAsync(rebuild)).IsPublished);
        Assert.Equal("VIEW", await project.RowsAsync("select table_type from information_schema.tables where table_name = 'not_null_t_y'"));
        Assert.Equal("2", await project.RowsAsync($"select count(*) from {Table}"));
    }

    [Fact]
    public async Task A_view_of_failures_that_are_not_published_is_a_table()
    {
        await using var project = await CreateAsync("{store_failures_as: view}");
        await project.BuildAsync(rebuild: true);
        await AddBrokenRowAsync(project);
        Assert.False((await project.BuildAsync(rebuild: false)).IsPublished);
        Assert.Equal("2", await project.RowsAsync($"select count(*) from {Table}"));
        await project.ExecuteAsync("delete from raw where y is null");
        Assert.True((await project.BuildAsync(rebuild: false)).IsPublished);
        Assert.Equal("VIEW", await project.RowsAsync("select table_type from information_schema.tables where table_name = 'not_null_t_y'"));
    }

    [Theory]
    [InlineData("{}", true, true)]
    [InlineData("{}", false, false)]
    [InlineData("{store_failures: false}", true, false)]
    [InlineData("{store_failures: false, store_failures_as: table}", false, true)]
    [InlineData("{store_failures: true, store_failures_as: ephemeral}", true, false)]
    public async Task What_the_test_says_comes_before_what_the_command_says(string config, bool command, bool isStored)
    {
        await using var project = await CreateAsync(config);
        var report = await project.BuildAsync(rebuild: true, request: new BuildRequest { StoreFailures = command });
        Assert.Equal(isStored, report.Tests.Single().StoredIn is not null);
        Assert.Equal(isStored, (await project.TablesAsync()).Contains("audit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_failures_are_stored_whole_and_no_more_than_the_limit()
    {
        await using var project = await CreateAsync("{store_failures: true, limit: 2500}");
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("insert into raw select 10 + range, null, null from range(3000)");
        Assert.Equal(2500, (await project.BuildAsync(rebuild: false)).Tests.Single().Failures);
        Assert.Equal("2500|2500", await project.RowsAsync($"select count(*), count(distinct x) from {Table}"));
    }
}
