using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class IncrementalStrategyTests
{
    const string Reads = "select * from raw.arriving";

    static async Task<TestProject> ThereAsync(string config, string first = "(1, 'a', 10), (2, 'b', 20), (2, 'bb', 21), (null, 'n', 30)")
    {
        var project = new TestProject().Write("models/kept.sql", $"{{{{ config(materialized='incremental', {config}) }}}}\n{Reads}");
        await project.ExecuteAsync($"create schema raw; create table raw.arriving as select * from (values {first}) as rows (id, v, n)");
        Assert.True((await project.BuildAsync(rebuild: true)).IsPublished);
        return project;
    }

    static async Task<StepReport> ArriveAsync(TestProject project, string rows, string columns = "id, v, n")
    {
        await project.ExecuteAsync($"create or replace table raw.arriving as select * from (values {rows}) as rows ({columns})");
        return (await project.BuildAsync(rebuild: false)).Models.Single();
    }

    static Task<string> KeptAsync(TestProject project) => project.RowsAsync("select * from main.kept order by all");

    [Theory]
    [InlineData("incremental_strategy='append'", "1|a|10\n2|b|20\n2|bb|21\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='append', unique_key='id'", "1|a|10\n2|b|20\n2|bb|21\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("unique_key='id'", "1|a|10\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='delete+insert', unique_key='id'", "1|a|10\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='delete+insert', unique_key=['id', 'v']", "1|a|10\n2|b|20\n2|bb|21\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='delete+insert', unique_key='id % 2'", "2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='delete+insert', unique_key='id', incremental_predicates=['n > 20']", "1|a|10\n2|b|20\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='delete+insert'", "1|a|10\n2|b|20\n2|bb|21\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='merge', unique_key='id'", "1|a|10\n2|new|40\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='merge', unique_key=['id', 'v']", "1|a|10\n2|b|20\n2|bb|21\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='merge'", "1|a|10\n2|b|20\n2|bb|21\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='merge', unique_key='id', merge_update_columns=['n']", "1|a|10\n2|b|40\n2|bb|40\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='merge', unique_key='id', merge_exclude_columns=['n']", "1|a|10\n2|new|20\n2|new|21\n3|c|50\nnull|m|60\nnull|n|30")]
    [InlineData("incremental_strategy='merge', unique_key='id', incremental_predicates=['DBT_INTERNAL_DEST.n > 20']", "1|a|10\n2|b|20\n2|new|40\n3|c|50\nnull|m|60\nnull|n|30")]
    public async Task What_arrives_is_added_or_takes_the_place_of_what_has_its_key(string config, string kept)
    {
        await using var project = await ThereAsync(config);
        var report = await ArriveAsync(project, "(2, 'new', 40), (3, 'c', 50), (null, 'm', 60)");
        Assert.Equal(StepStatus.Passed, report.Status);
        Assert.Equal(kept, await KeptAsync(project));
        Assert.Equal((long)kept.Split('\n').Length, report.Rows);
        Assert.Equal(4 + report.Inserted - report.Deleted, report.Rows);
    }

    [Fact]
    public async Task Two_arriving_rows_of_one_key_are_both_inserted_and_a_merge_keeps_one_of_them()
    {
        await using var inserting = await ThereAsync("unique_key='id'", "(1, 'a', 10)");
        await ArriveAsync(inserting, "(1, 'b', 20), (1, 'c', 30)");
        Assert.Equal("1|b|20\n1|c|30", await KeptAsync(inserting));
        await using var merging = await ThereAsync("incremental_strategy='merge', unique_key='id'", "(1, 'a', 10)");
        await ArriveAsync(merging, "(1, 'b', 20), (1, 'b', 20)");
        Assert.Equal("1|b|20", await KeptAsync(merging));
    }

    [Theory]
    [InlineData("ignore", "id, v, n, more", "1|a|10\n4|d|40", "id v n")]
    [InlineData("append_new_columns", "id, v, n, more", "1|a|10|null\n4|d|40|50", "id v n more")]
    [InlineData("append_new_columns", "id, v, other, more", "1|a|10|null|null\n4|d|null|40|50", "id v n other more")]
    [InlineData("sync_all_columns", "id, v, other, more", "1|a|null|null\n4|d|40|50", "id v other more")]
    public async Task Other_columns_are_ignored_appended_or_followed(string policy, string columns, string kept, string names)
    {
        await using var project = await ThereAsync($"on_schema_change='{policy}'", "(1, 'a', 10)");
        var report = await ArriveAsync(project, "(4, 'd', 40, 50)", columns);
        Assert.Null(report.Problem);
        Assert.Equal(kept, await KeptAsync(project));
        Assert.Equal(names, await project.RowsAsync("select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_name = 'kept'"));
    }

    [Fact]
    public async Task A_column_of_another_type_takes_that_type_when_all_columns_are_followed()
    {
        await using var project = await ThereAsync("on_schema_change='sync_all_columns', unique_key='id'", "(1, 'a', 10)");
        Assert.Null((await ArriveAsync(project, "(4, 'd', 40.5)")).Problem);
        Assert.Equal("1|a|10.0|DECIMAL(3,1)\n4|d|40.5|DECIMAL(3,1)", await project.RowsAsync("select *, typeof(n) from main.kept order by id"));
    }

    [Theory]
    [InlineData("id, v, n, more", "(4, 'd', 40, 50)", "new: more INTEGER")]
    [InlineData("id, v", "(4, 'd')", "gone: n INTEGER")]
    [InlineData("id, v, n", "(4, 'd', 1.5)", "of another type: n DECIMAL(2,1)")]
    public async Task Other_columns_fail_the_build_where_they_are_to(string columns, string rows, string told)
    {
        await using var project = await ThereAsync("on_schema_change='fail'", "(1, 'a', 10)");
        var report = await ArriveAsync(project, rows, columns);
        Assert.Equal(StepStatus.Error, report.Status);
        Assert.Contains(told, report.Problem, StringComparison.Ordinal);
        Assert.Equal("1|a|10", await KeptAsync(project));
    }

    [Fact]
    public async Task A_model_that_is_never_refreshed_goes_on_through_a_rebuild_and_a_failed_test_leaves_it_as_it_was()
    {
        await using var project = await ThereAsync("full_refresh=false", "(1, 'a', 10)");
        await project.ExecuteAsync("create or replace table raw.arriving as select 2 as id, 'b' as v, 20 as n");
        Assert.True((await project.BuildAsync(rebuild: true)).IsPublished);
        Assert.Equal("1|a|10\n2|b|20", await KeptAsync(project));
        project.Write("tests/no_more.sql", "select 1 from {{ ref('kept') }} having count(*) > 2");
        Assert.False((await project.BuildAsync(rebuild: true)).IsPublished);
        Assert.Equal("1|a|10\n2|b|20", await KeptAsync(project));
        Assert.Equal("main.kept raw.arriving", await project.TablesAsync());
    }

    [Fact]
    public async Task A_model_that_is_always_refreshed_is_made_anew_in_every_build()
    {
        await using var project = await ThereAsync("full_refresh=true", "(1, 'a', 10)");
        project.Write("models/kept.sql", "{{ config(materialized='incremental', full_refresh=true) }}\nselect id, v, {{ 1 if is_incremental() or not should_full_refresh() else 0 }} as n from raw.arriving");
        await ArriveAsync(project, "(2, 'b', 20)");
        Assert.Equal("2|b|0", await KeptAsync(project));
    }

    [Fact]
    public async Task A_merge_by_a_column_that_is_not_there_is_refused()
    {
        await using var project = await ThereAsync("incremental_strategy='merge', unique_key='id', merge_update_columns=['nn']", "(1, 'a', 10)");
        Assert.Contains("unknown column 'nn'", (await ArriveAsync(project, "(1, 'b', 20)")).Problem, StringComparison.Ordinal);
        project.Write("models/kept.sql", "{{ config(materialized='incremental', merge_update_columns=['n'], merge_exclude_columns=['v']) }}\nselect 1 as n");
        Assert.Contains("has both merge_update_columns and merge_exclude_columns", project.Refused().Message, StringComparison.Ordinal);
    }
}
