using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Compile;

public sealed class ContextTests
{
    static readonly Dictionary<string, object?> NoVars = [];

    [Theory]
    [InlineData("{{ ref('a') }}", "\"main\".\"a\"")]
    [InlineData("{{ ref('small', 'a') }}", "\"main\".\"a\"")]
    [InlineData("{{ ref('a').identifier }}", "a")]
    [InlineData("{{ source('raw', 't') }}", "\"landing\".\"t_1\"")]
    [InlineData("{{ var('threshold', 10) + 1 }}", "11")]
    [InlineData("{{ var('given') }}", "from the project")]
    [InlineData("{{ var('list') | join('+') }}", "1+2")]
    [InlineData("{{ env_var('KEPT_NOT_SET', 'x') }}", "x")]
    [InlineData("{{ target.type }} {{ target.schema }}", "duckdb main")]
    [InlineData("{{ is_incremental() }} {{ execute }}", "False True")]
    [InlineData("{{ run_started_at.strftime('%Y-%m-%d') }}", "1970-01-01")]
    [InlineData("{{ model.name }} {{ model.resource_type }}", "question analysis")]
    [InlineData("{{ adapter.get_relation(none, 'main', 'a') is none }}", "True")]
    [InlineData("{{ dbt.datediff('a', 'b', 'minute') }}", "date_diff('minute', cast(a as timestamp), cast(b as timestamp))")]
    [InlineData("{{ dbt.dateadd('day', -1, 'd') }}", "d + ((interval '1 day') * (-1))")]
    [InlineData("{{ dateadd(datepart='day', interval=1, from_date_or_timestamp='d') }}", "d + ((interval '1 day') * (1))")]
    [InlineData("{{ dbt.safe_cast('x', dbt.type_int()) }}", "try_cast(x as int)")]
    [InlineData("{{ dbt.concat(['a', \"'b'\"]) }}", "a || 'b'")]
    [InlineData("{{ dbt.string_literal(dbt.escape_single_quotes(\"it's\")) }}", "'it''s'")]
    [InlineData("{{ dbt.listagg('x', \"', '\", 'order by x') }}", "string_agg(x, ', ' order by x)")]
    [InlineData("{{ small.own() }} {{ own() }}", "own own")]
    [InlineData("{{ dispatched() }}", "for duckdb")]
    public async Task A_name_of_dbt_means_what_it_means_there(string text, string expected)
    {
        await using var project = new TestProject()
            .Write("dbt_project.yml", "name: small\nvars: {given: from the project, small: {list: [1, 2]}}\n")
            .Write("macros/own.sql", "{% macro own() %}own{% endmacro %}")
            .Write("macros/dispatched.sql", "{% macro dispatched() %}{{ return(adapter.dispatch('dispatched')()) }}{% endmacro %}{% macro default__dispatched() %}for all{% endmacro %}{% macro duckdb__dispatched() %}for duckdb{% endmacro %}")
            .Write("models/sources.yml", "sources: [{name: raw, schema: landing, tables: [{name: t, identifier: t_1}]}]")
            .Write("models/a.sql", "select 1 as x");
        Assert.Equal(expected, project.Load().CompileText("question.sql", text, NoVars));
    }

    [Fact]
    public async Task A_macro_is_dispatched_to_the_version_of_the_engine()
    {
        await using var project = new TestProject();
        var postgres = ModelProject.Load([project.Root], NoVars, "postgres");
        Assert.Equal("(extract(year from (b)::timestamp) - extract(year from (a)::timestamp))::int", postgres.CompileText("q", "{{ dbt.datediff('a', 'b', 'year') }}", NoVars));
        Assert.Equal("cast(x as int)", postgres.CompileText("q", "{{ dbt.safe_cast('x', 'int') }}", NoVars));
    }

    [Fact]
    public async Task An_analysis_takes_variables_of_its_own()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "select 1 as x")
            .Write("analyses/many.sql", "select * from {{ ref('a') }} where x > {{ var('threshold', 10) }}");
        Assert.Equal("select * from \"main\".\"a\" where x > 3", project.Load().CompileAnalysis("many", new Dictionary<string, object?> { ["threshold"] = 3 }));
        Assert.Equal("many", project.Load().Analyses.Single().Name);
    }

    [Theory]
    [InlineData("{{ graph.nodes }}", "'graph' is not supported")]
    [InlineData("{% set x = run_query('select 1') %}", "'run_query' is not supported")]
    [InlineData("{{ adapter.get_columns_in_relation(this) }}", "'adapter.get_columns_in_relation' is not supported")]
    [InlineData("{{ dbt.date_spine('day', 'a', 'b') }}", "'dbt.date_spine' is not supported")]
    [InlineData("{{ dbt_utils.star(this) }}", "'dbt_utils' is not supported")]
    [InlineData("{{ ref('other', 'a') }}", "packages are not supported")]
    [InlineData("{{ ref('aa') }}", "there is no model 'aa'")]
    [InlineData("{{ source('raw', 'x') }}", "there is no source 'raw' with a table 'x'")]
    [InlineData("{{ var('nope') }}", "the variable 'nope' is not set")]
    [InlineData("{{ env_var('KEPT_NOT_SET') }}", "the environment variable 'KEPT_NOT_SET' is not set")]
    [InlineData("{{ exceptions.raise_compiler_error('stop here') }}", "stop here")]
    public async Task What_is_not_supported_is_refused_by_name(string text, string problem)
    {
        await using var project = new TestProject().Write("models/a.sql", "select 1 as x");
        var loaded = project.Load();
        var error = Assert.Throws<ModelException>(() => loaded.CompileText("question.sql", text, NoVars));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("question.sql:1:", error.Message, StringComparison.Ordinal);
    }
}
