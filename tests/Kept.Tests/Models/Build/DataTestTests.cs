using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class DataTestTests
{
    static TestProject With(string tests, string column = "x") => new TestProject()
        .Write("models/parent.sql", "select 1 as id union all select 2")
        .Write("models/t.sql", "{{ config(materialized='table') }} select * from (values (1, 'a'), (1, 'b'), (3, null)) as v(x, y)")
        .Write("models/schema.yml", $"models:\n  - name: t\n    columns:\n      - name: {column}\n        data_tests:\n          - {tests}\n");

    [Theory]
    [InlineData("x", "not_null", StepStatus.Passed, 0)]
    [InlineData("y", "not_null", StepStatus.Failed, 1)]
    [InlineData("x", "unique", StepStatus.Failed, 1)]
    [InlineData("y", "unique", StepStatus.Passed, 0)]
    [InlineData("y", "accepted_values: {values: ['a', 'b']}", StepStatus.Passed, 0)]
    [InlineData("y", "accepted_values: {values: [a]}", StepStatus.Failed, 1)]
    [InlineData("y", "accepted_values: {arguments: {values: [a]}}", StepStatus.Failed, 1)]
    [InlineData("x", "accepted_values: {values: [1, 3], quote: false}", StepStatus.Passed, 0)]
    [InlineData("x", "relationships: {to: ref('parent'), field: id}", StepStatus.Failed, 1)]
    [InlineData("x", "relationships: {to: ref('parent'), field: id, config: {where: \"x < 3\"}}", StepStatus.Passed, 0)]
    [InlineData("x", "relationships: {arguments: {to: ref('parent'), field: id}, config: {severity: warn}}", StepStatus.Warned, 1)]
    [InlineData("y", "not_null: {config: {where: \"x = {{ 2 - 1 }}\"}}", StepStatus.Passed, 0)]
    [InlineData("y", "not_null: {config: {error_if: '> 1'}}", StepStatus.Warned, 1)]
    [InlineData("y", "not_null: {config: {error_if: '> 1', warn_if: '> 1'}}", StepStatus.Passed, 1)]
    [InlineData("x", "unique: {config: {fail_calc: sum(n_records)}}", StepStatus.Failed, 2)]
    public async Task A_generic_test_counts_what_breaks_it(string column, string test, StepStatus status, long failures)
    {
        await using var project = With(test, column);
        var report = (await project.BuildAsync(rebuild: true)).Tests.Single();
        Assert.Equal((status, failures), (report.Status, report.Failures));
    }

    [Theory]
    [InlineData("", "unique", StepStatus.Passed, 0)]
    [InlineData("", "relationships: {to: ref('parent'), field: id}", StepStatus.Passed, 0)]
    [InlineData(" union all select 7 union all select null", "unique", StepStatus.Failed, 1)]
    [InlineData(" union all select 30000 union all select null", "relationships: {to: ref('parent'), field: id}", StepStatus.Failed, 1)]
    [InlineData(" union all select 30000 union all select null", "unique", StepStatus.Passed, 0)]
    [InlineData("", "relationships: {to: \"{{ '(select * from ' ~ ref('parent') ~ ' where id > 0)' }}\", field: id}", StepStatus.Failed, 1)]
    public async Task Many_keys_that_lie_close_together_are_tested_as_few_are(string more, string test, StepStatus status, long failures)
    {
        await using var project = With(test);
        project.Write("models/parent.sql", "{{ config(materialized='table') }} select i as id from range(25000) as r(i)")
            .Write("models/t.sql", "{{ config(materialized='table') }} select i as x from range(20000) as r(i)" + more);
        var report = (await project.BuildAsync(rebuild: true)).Tests.Single();
        Assert.Equal((status, failures), (report.Status, report.Failures));
    }

    [Fact]
    public async Task A_failure_that_is_counted_as_null_is_an_error_and_no_pass()
    {
        await using var project = With("unique: {config: {fail_calc: sum(n_records)}}", "y");
        var test = (await project.BuildAsync(rebuild: true)).Tests.Single();
        Assert.Equal(StepStatus.Error, test.Status);
        Assert.Contains("the fail_calc of 'unique_t_y' (sum(n_records)) gave null, expected a number", test.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", StepStatus.Failed)]
    [InlineData("{severity: warn}", StepStatus.Warned)]
    [InlineData("{severity: WARN, error_if: '> 0'}", StepStatus.Warned)]
    [InlineData("{severity: warn, warn_if: '> 2'}", StepStatus.Passed)]
    [InlineData("{severity: error, error_if: '> 2'}", StepStatus.Warned)]
    [InlineData("{severity: error, error_if: '> 2', warn_if: '> 2'}", StepStatus.Passed)]
    [InlineData("{severity: error, error_if: '>= 2', warn_if: '> 2'}", StepStatus.Failed)]
    [InlineData("{error_if: 'between 2 and 9'}", StepStatus.Failed)]
    [InlineData("{limit: 1, error_if: '> 1'}", StepStatus.Warned)]
    public async Task Severity_and_thresholds_decide_whether_two_failures_block_the_publish(string config, StepStatus status)
    {
        await using var project = With($"accepted_values: {{values: [c], config: {config}}}", "y");
        var report = await project.BuildAsync(rebuild: true);
        Assert.Equal((status, status is not StepStatus.Failed), (report.Tests.Single().Status, report.IsPublished));
    }

    [Fact]
    public async Task A_test_of_the_projects_own_is_known_by_its_name()
    {
        await using var project = With("at_most: {most: 2, name: few, description: There are few.}");
        project.Write("tests/generic/at_most.sql", "{% test at_most(model, column_name, most=1) %}select * from {{ model }} where {{ column_name }} > {{ most }}{% endtest %}");
        var report = (await project.BuildAsync(rebuild: true)).Tests.Single();
        Assert.Equal(("few", 1L, "There are few."), (report.Step.Name, report.Failures, report.Description));
        Assert.EndsWith("models/schema.yml:6", report.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_tested_before_anything_is_built()
    {
        await using var project = new TestProject()
            .Write("models/sources.yml", "sources: [{name: raw, tables: [{name: t, columns: [{name: x, data_tests: [not_null]}]}]}]")
            .Write("models/a.sql", "select * from {{ source('raw', 't') }}");
        await project.ExecuteAsync("create schema raw; create table raw.t(x int)");
        Assert.Equal(["source_not_null_raw_t_x", "a"], (await project.BuildAsync(rebuild: true)).Steps.Select(step => step.Step.Name));
    }
}
