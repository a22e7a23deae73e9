using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class UnitTestTests
{
    static TestProject With(string test, string model = "select p.id, p.name, v.seen from {{ ref('people') }} as p left join {{ source('raw', 'visits') }} as v on v.id = p.id") => new TestProject()
        .Write("models/sources.yml", "sources: [{name: raw, tables: [{name: visits}]}]")
        .Write("models/people.sql", "{{ config(materialized='table') }} select 1 as id, 'Ada' as name, date '2000-02-29' as born, 1.50::decimal(5,2) as height")
        .Write("models/visitors.sql", model)
        .Write("models/after.sql", "select * from {{ ref('visitors') }}")
        .Write("models/schema.yml", $"unit_tests:\n  - name: join\n    model: visitors\n{Indent(test)}");

    static string Indent(string text) => string.Concat(text.Split('\n').Select(line => $"    {line}\n"));

    static async Task<BuildReport> BuildAsync(TestProject project)
    {
        await project.ExecuteAsync("create schema if not exists raw; create table if not exists raw.visits(id int, seen timestamp)");
        return await project.BuildAsync(rebuild: true);
    }

    static async Task<StepReport> RunAsync(TestProject project) =>
        (await BuildAsync(project)).Steps.Single(step => step.Step.Kind is BuildStepKind.UnitTest);

    const string Given = """
        given:
          - input: ref('people')
            rows: [{id: 1, name: Ada}, {id: 2}]
          - input: source('raw', 'visits')
            format: csv
            rows: |
              id,seen
              1,2024-01-31 09:00:00
              1,"2024-02-01 10:30"

        """;

    [Fact]
    public async Task Rows_that_are_as_expected_whatever_their_order_pass_before_the_model_is_built()
    {
        await using var project = With(Given + "expect: {rows: [{ID: 2, seen: null}, {id: 1, seen: '2024-02-01 10:30:00'}, {id: 1, seen: '2024-01-31T09:00:00'}]}");
        var report = await BuildAsync(project);
        Assert.True(report.IsPublished, report.Reason);
        Assert.Equal(["people Model", "join UnitTest", "visitors Model", "after Model"], report.Steps.Select(step => $"{step.Step.Name} {step.Step.Kind}"));
        Assert.Equal("1|Ada", await project.RowsAsync("select id, name from visitors"));
    }

    [Fact]
    public async Task A_difference_stops_the_model_and_what_depends_on_it_and_is_shown_by_cell()
    {
        await using var project = With(Given + "expect: {rows: [{id: 1, name: Ida, seen: '2024-01-31 09:00:00'}, {id: 1, name: Ada, seen: '2024-02-01 10:30:00'}, {id: 3, name: Cid, seen: null}]}");
        var report = await BuildAsync(project);
        Assert.Equal((false, "the unit test 'join' failed"), (report.IsPublished, report.Reason));
        Assert.Equal(["Passed", "Failed", "Skipped", "Skipped"], report.Steps.Select(step => step.Status.ToString()));
        var diff = report.Steps.Single(step => step.Diff is not null).Diff!;
        Assert.Equal((1, "id name seen"), (diff.Same, string.Join(' ', diff.Columns)));
        Assert.Equal(
            ["Differs 1 Ida→Ada 2024-01-31 09:00:00", "Differs 3→2 Cid→null null"],
            diff.Rows.Select(row => $"{row.Kind} {string.Join(' ', row.Cells.Select(cell => cell.IsChanged ? $"{cell.Expected ?? "null"}→{cell.Actual ?? "null"}" : cell.Actual ?? "null"))}"));
    }

    [Theory]
    [InlineData("expect: {format: csv, rows: \"id,name\\n1,Ada\\n1,Ada\\n2,\"}")]
    [InlineData("expect: {format: csv, fixture: expected}")]
    [InlineData("expect: {format: sql, fixture: expected}")]
    [InlineData("expect: {format: sql, rows: \"select 1 as id, 'Ada' as name, timestamp '2024-01-31 09:00' as seen union all select 1, 'Ada', timestamp '2024-02-01 10:30' union all select 2, null, null\"}")]
    public async Task What_is_expected_can_be_written_in_each_format(string expect)
    {
        await using var project = With(Given + expect);
        project.Write("tests/fixtures/expected.csv", "id,name\r\n2,\r\n1,Ada\r\n1,Ada\r\n").Write("tests/fixtures/expected.sql", "select 1 as id, 'Ada' as name, timestamp '2024-01-31 09:00' as seen\nunion all select 2, null, null union all select 1, 'Ada', timestamp '2024-02-01 10:30';");
        Assert.Equal(StepStatus.Passed, (await RunAsync(project)).Status);
    }

    [Fact]
    public async Task A_row_that_comes_twice_must_be_expected_twice()
    {
        await using var project = With(Given + "expect: {rows: [{id: 1}, {id: 2}]}");
        var diff = (await RunAsync(project)).Diff!;
        Assert.Equal([DifferenceKind.Unexpected], diff.Rows.Select(row => row.Kind));
    }

    [Fact]
    public async Task No_rows_can_be_given_and_expected()
    {
        await using var project = With("given: [{input: ref('people'), rows: []}, {input: \"source('raw', 'visits')\", rows: []}]\nexpect: {rows: []}");
        Assert.Equal(StepStatus.Passed, (await RunAsync(project)).Status);
    }

    [Fact]
    public async Task Columns_that_are_not_given_are_null_by_their_type()
    {
        await using var project = With("given: [{input: ref('people'), rows: [{id: 1}]}]\nexpect: {format: sql, rows: \"select 'DATE' as born, 'DECIMAL(5,2)' as height\"}",
            "select typeof(born) as born, typeof(height) as height from {{ ref('people') }} where born is null");
        Assert.Equal(StepStatus.Passed, (await RunAsync(project)).Status);
    }

    const string Incremental = """
        {{ config(materialized='incremental', incremental_strategy='append') }}
        with people as (select id, name from {{ ref('people') }})
        select * from people
        {% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}
        """;

    [Theory]
    [InlineData("overrides: {macros: {is_incremental: true}}", "[{id: 3}]")]
    [InlineData("overrides: {macros: {is_incremental: false}}", "[{id: 1}, {id: 3}]")]
    public async Task An_incremental_model_is_expected_to_select_what_is_new(string overrides, string rows)
    {
        await using var project = With($"{overrides}\ngiven: [{{input: ref('people'), rows: [{{id: 1}}, {{id: 3}}]}}, {{input: this, rows: [{{id: 2, name: Bob}}]}}]\nexpect: {{rows: {rows}}}", Incremental);
        Assert.Equal(StepStatus.Passed, (await RunAsync(project)).Status);
    }

    [Fact]
    public async Task Macros_variables_and_the_environment_are_what_the_test_says()
    {
        await using var project = With("""
            overrides:
              macros: {shout: "'loud'", invocation_id: 7, dbt.type_int: varchar}
              vars: {limit: 3}
              env_vars: {HOUSE: north}
            given: []
            expect: {rows: [{a: loud, b: loud, c: '7', d: '1', e: 3, f: north, g: 5}]}
            """, "select {{ shout() }} as a, {{ twice() }} as b, '{{ invocation_id }}' as c, cast(1 as {{ dbt.type_int() }}) as d, {{ var('limit') }} as e, '{{ env_var('HOUSE') }}' as f, {{ var('other') }} as g");
        project.Write("macros/m.sql", "{% macro shout() %}'quiet'{% endmacro %}{% macro twice() %}{{ shout() }}{% endmacro %}").Write("dbt_project.yml", "name: small\nvars: {limit: 1, other: 5}\n");
        Environment.SetEnvironmentVariable("HOUSE", "south");
        Assert.Equal(StepStatus.Passed, (await RunAsync(project)).Status);
    }

    [Fact]
    public async Task An_ephemeral_model_is_given_by_a_query_and_can_be_tested_itself()
    {
        await using var project = With("given: [{input: ref('young'), format: sql, rows: \"select 1 as id\"}]\nexpect: {rows: [{id: 1}]}", "select * from {{ ref('young') }}");
        project.Write("models/young.sql", "{{ config(materialized='ephemeral') }} select id from {{ ref('people') }} where born > date '1990-01-01'")
            .Write("models/young.yml", "unit_tests: [{name: born, model: young, given: [{input: ref('people'), rows: [{id: 5, born: '1991-01-01'}, {id: 6, born: '1989-01-01'}]}], expect: {rows: [{id: 5}]}}]");
        var report = await BuildAsync(project);
        Assert.Equal(["born Passed", "join Passed"], report.Steps.Where(step => step.Step.Kind is BuildStepKind.UnitTest).Select(step => $"{step.Step.Name} {step.Status}"));
    }

    [Fact]
    public async Task Without_rows_a_seed_gives_its_own()
    {
        await using var project = With("given: [{input: ref('colours')}]\nexpect: {rows: [{n: 2}]}", "select count(*) as n from {{ ref('colours') }}");
        project.Write("seeds/colours.csv", "name,code\nred,1\n\"light, blue\",2\n");
        Assert.Equal(StepStatus.Passed, (await RunAsync(project)).Status);
    }

    [Theory]
    [InlineData("config: {enabled: false}", "")]
    [InlineData("", "{{ config(enabled=false) }} ")]
    public async Task A_test_that_is_switched_off_or_whose_model_is_does_not_run(string config, string head)
    {
        await using var project = With(config + "\ngiven: []\nexpect: {rows: []}", head + "select 1 as x");
        project.Write("models/after.sql", "select 2 as y");
        Assert.Empty(project.Load().UnitTests);
    }

    [Theory]
    [InlineData("given: [{input: ref('people'), rows: []}]\nexpect: {rows: []}", "gives no rows for source('raw', 'visits'), which the model 'visitors' reads")]
    [InlineData("given: [{input: people, rows: []}]\nexpect: {rows: []}", "has the input 'people'; expected ref('…'), source('…', '…') or this")]
    [InlineData("given: [{input: ref('peple'), rows: []}]\nexpect: {rows: []}", "there is no model 'peple'; did you mean 'people'?")]
    [InlineData("given: [{input: ref('people')}]\nexpect: {rows: []}", "has neither 'rows' nor 'fixture'")]
    [InlineData("given: []", "says nothing under 'expect'")]
    [InlineData("expect: {format: cvs, rows: ''}", "unknown format 'cvs'; did you mean 'csv'?")]
    [InlineData("expect: {format: csv, fixture: none}", "there is no fixture 'none.csv'")]
    [InlineData("overrides: {macros: {shuot: 1}}\nexpect: {rows: []}", "overrides the macro 'shuot', and there is none of that name")]
    [InlineData("versions: {include: [1]}\nexpect: {rows: []}", "'versions' of a unit test is not supported; run dbt")]
    public async Task What_cannot_be_meant_is_refused_when_the_project_is_read(string test, string problem)
    {
        await using var project = With(test);
        var error = project.Refused();
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Matches("models/schema.yml:[1-9]", error.Message);
    }

    [Theory]
    [InlineData("given: [{input: ref('people'), rows: []}]\nexpect: {rows: []}", "must say which of the two it means")]
    [InlineData("overrides: {macros: {is_incremental: true}}\ngiven: [{input: ref('people'), rows: []}]\nexpect: {rows: []}", "no input 'this'")]
    public async Task An_incremental_model_needs_to_be_told_which_build_is_meant(string test, string problem)
    {
        await using var project = With(test, Incremental);
        Assert.Contains(problem, project.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{id: 1, nam: Ada}", "{id: 1}", "the input ref('people') of the unit test 'join': unknown column 'nam'; did you mean 'name'?")]
    [InlineData("{id: 1}", "{idd: 1}", "what is expected of the unit test 'join': unknown column 'idd'; did you mean 'id'?")]
    [InlineData("{id: 1}", "{id: 1}, {name: x}", "name different columns")]
    [InlineData("{id: one}", "{id: 1}", "the engine refused 'join'")]
    [InlineData("{id: [1]}", "{id: 1}", "has a list or a map as a value")]
    public async Task Rows_that_do_not_fit_are_an_error_of_the_test(string given, string expected, string problem)
    {
        await using var project = With($"given: [{{input: ref('people'), rows: [{given}]}}]\nexpect: {{rows: [{expected}]}}", "select id, name from {{ ref('people') }}");
        var step = await RunAsync(project);
        Assert.Equal(StepStatus.Error, step.Status);
        Assert.Contains(problem, step.Problem, StringComparison.Ordinal);
    }
}
