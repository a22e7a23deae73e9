using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Compile;

/// <summary>What a test is called and which settings it has, as dbt would say.</summary>
public sealed class TestConfigTests
{
    static TestProject With(string test) => new TestProject()
        .Write("models/parent.sql", "select 1 as id")
        .Write("models/gold/t.sql", "select 1 as x, 'a' as y")
        .Write("models/gold/schema.yml", $"models:\n  - name: t\n    columns:\n      - name: x\n        tags: [key]\n        data_tests:\n          - {test}\n");

    static DataTest Single(TestProject project) => Assert.Single(project.Load().Tests);

    [Theory]
    [InlineData("not_null", "not_null_t_x", "not_null_t_x")]
    [InlineData("not_null: {name: there}", "there", "there")]
    [InlineData("accepted_values: {values: [b c, 1, true]}", "accepted_values_t_x__b_c__1__True", "accepted_values_t_x__b_c__1__True")]
    [InlineData("relationships: {to: ref('parent'), field: id}", "relationships_t_x__id__ref_parent_", "relationships_t_x__id__ref_parent_")]
    [InlineData("accepted_values: {values: [attended, missed, cancelled, pending, unknown]}",
        "accepted_values_t_x__attended__missed__cancelled__pending__unknown", "accepted_values_t_1b19ebcc6b9d5a32a9881483277277d4")]
    public async Task A_generic_test_is_called_by_its_subject_and_its_arguments_in_order(string test, string name, string alias)
    {
        await using var project = With(test);
        var found = Single(project);
        Assert.Equal((name, alias), (found.Name, found.Node.Table.Name));
    }

    [Fact]
    public async Task Settings_hold_from_the_project_inwards_and_the_properties_file_has_the_last_word()
    {
        await using var project = With("odd: {config: {limit: 5}}");
        project.Write("tests/generic/odd.sql", "{% test odd(model, column_name) %}{{ config(severity='warn', limit=9, warn_if='> 1') }} select * from {{ model }}{% endtest %}");
        project.Write("dbt_project.yml", "name: small\ndata_tests:\n  +limit: 1\n  +error_if: '> 7'\n  small:\n    gold:\n      +warn_if: '> 3'\n      +meta: {owner: us}\n");
        var config = Single(project).Node.Config;
        Assert.Equal(("5", "> 7", "> 1", "warn"), (config.TextOf("limit"), config.TextOf("error_if"), config.TextOf("warn_if"), config.TextOf("severity")));
        Assert.Equal("{'owner': 'us'}", config.TextOf("meta"));
        Assert.Equal("['key']", config.TextOf("tags"));
    }

    [Fact]
    public async Task A_singular_test_says_the_last_word_itself()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "select 1 as x")
            .Write("tests/deep/none.sql", "{{ config(severity='warn') }} select * from {{ ref('a') }}")
            .Write("tests/schema.yml", "data_tests:\n  - name: none\n    description: There is none.\n    config: {severity: error, limit: 3}\n")
            .Write("dbt_project.yml", "name: small\ndata_tests: {small: {deep: {+limit: 2, +tags: nightly}}}\n");
        var test = Single(project);
        Assert.Equal(("warn", "3", "['nightly']", "There is none."), (test.Node.Config.TextOf("severity"), test.Node.Config.TextOf("limit"), test.Node.Config.TextOf("tags"), test.Description));
    }

    [Theory]
    [InlineData("", "main_dbt_test__audit")]
    [InlineData("{% macro generate_schema_name(custom_schema_name, node) %}{{ custom_schema_name }}{% endmacro %}", "dbt_test__audit")]
    public async Task Stored_failures_have_a_schema_of_their_own_by_the_projects_macro(string macro, string schema)
    {
        await using var project = With("not_null");
        project.Write("macros/schema.sql", macro);
        Assert.Equal(schema, Single(project).Node.Table.Schema);
    }

    [Fact]
    public async Task A_test_that_the_project_dispatches_otherwise_is_otherwise()
    {
        await using var project = With("not_null");
        project.Write("macros/mine.sql", "{% macro default__test_not_null(model, column_name) %}select * from {{ model }}{% endmacro %}");
        Assert.Equal(1, (await project.BuildAsync(rebuild: true)).Tests.Single().Failures);
    }

    [Fact]
    public async Task A_test_that_is_switched_off_is_not_there()
    {
        await using var project = With("not_null: {config: {enabled: false}}");
        Assert.Empty(project.Load().Tests);
    }
}
