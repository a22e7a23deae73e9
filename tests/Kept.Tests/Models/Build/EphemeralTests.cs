using Kept.Models;
using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class EphemeralTests
{
    static TestProject Project() => new TestProject()
        .Write("models/numbers.sql", "{{ config(materialized='ephemeral') }}\nselect 1 as n union all select 2")
        .Write("models/doubled.sql", "{{ config(materialized='ephemeral') }}\nwith twice as (select 2 * n as n from {{ ref('numbers') }}) select * from twice -- the end")
        .Write("models/total.sql", "{{ config(materialized='table') }}\nselect sum(n) as n from {{ ref('doubled') }}");

    [Fact]
    public async Task An_ephemeral_model_stands_in_what_refers_to_it_and_is_never_built()
    {
        await using var project = Project();
        var report = await project.BuildAsync(rebuild: true);
        Assert.True(report.IsPublished);
        Assert.Equal(["total"], report.Models.Select(model => model.Step.Name));
        Assert.Equal("main.total", await project.TablesAsync());
        Assert.Equal("6", await project.RowsAsync("select n from main.total"));
        Assert.Equal(Materialization.Ephemeral, project.Load().Models.Single(model => model.Name == "doubled").Materialization);
    }

    [Fact]
    public async Task A_part_that_reads_through_one_what_is_not_there_is_refused_before_anything_is_done()
    {
        await using var project = Project()
            .Write("models/below.sql", "{{ config(materialized='table') }} select 1 as n")
            .Write("models/numbers.sql", "{{ config(materialized='ephemeral') }} select n from {{ ref('below') }}");
        var part = new BuildRequest { Selected = new HashSet<string> { "model.small.total" } };
        var refused = await Assert.ThrowsAsync<ModelException>(() => project.BuildAsync(rebuild: true, request: part));
        Assert.Contains("'total' reads 'below', which is neither selected nor built", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select * from {{ ref('doubled') }}")]
    [InlineData("with a as (select * from {{ ref('doubled') }}) select * from a")]
    [InlineData("-- with care\n/* with */ WITH\na as (select * from {{ ref('doubled') }}) select * from a")]
    [InlineData("with recursive a as (select 2 as n union all select n + 2 from a where n < 4) select * from a where n in (select n from {{ ref('doubled') }})")]
    [InlineData("with/* so */recursive a as (select 2 as n union all select n + 2 from a where n < 4) select * from a where n in (select n from {{ ref('doubled') }})")]
    [InlineData("select n from (select n, 'with a as' as w from {{ ref('doubled') }} union select n, 'x' from {{ ref('doubled') }}) group by n")]
    [InlineData("{{ config(materialized='view') }} select 2 * n as n from {{ ref('numbers') }} where 2 * n in (select n from {{ ref('doubled') }})")]
    public async Task Common_table_expressions_stand_before_and_among_those_of_the_query(string sql)
    {
        await using var project = Project().Write("models/asked.sql", sql);
        await project.BuildAsync(rebuild: true);
        Assert.Equal("2\n4", await project.RowsAsync("select n from main.asked order by n"));
    }

    [Fact]
    public async Task An_ephemeral_model_can_be_tested_and_what_it_is_inlined_in_is_skipped_when_the_test_fails()
    {
        await using var project = Project().Write("models/schema.yml", """
            models:
              - name: doubled
                columns:
                  - name: n
                    data_tests: [unique, {accepted_values: {arguments: {values: [2], quote: false}}}, {not_null: {config: {where: n > 0}}}]
            """);
        var report = await project.BuildAsync(rebuild: true);
        Assert.Equal([StepStatus.Failed, StepStatus.Passed, StepStatus.Passed], report.Tests.Select(test => test.Status).OrderDescending());
        Assert.Equal(StepStatus.Skipped, report.Models.Single().Status);
        Assert.False(report.IsPublished);
    }

    [Fact]
    public async Task An_analysis_can_refer_to_an_ephemeral_model()
    {
        await using var project = Project().Write("analyses/asked.sql", "select max(n) from {{ ref('doubled') }}");
        Assert.Equal("4", await project.RowsAsync(project.Load().CompileAnalysis("asked", new Dictionary<string, object?>())));
    }

    [Fact]
    public async Task A_hook_that_refers_to_an_ephemeral_model_is_refused()
    {
        await using var project = Project().Write("models/x.sql", "{{ config(materialized='table', post_hook=\"delete from {{ ref('numbers') }}\") }}\nselect 1 as n -- {{ ref('numbers') }}");
        var report = await project.BuildAsync(rebuild: true);
        Assert.Contains("the post_hook refers to 'numbers', which is ephemeral", report.Models.Single(model => model.Step.Name == "x").Problem, StringComparison.Ordinal);
    }
}
