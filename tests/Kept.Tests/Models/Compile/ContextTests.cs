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
    [InlineData("{{ ref('a').include(schema=false) }} {{ ref('a').without_identifier() }} {{ ref('a').quote(schema=false) }} {{ ref('a').is_cte }}", "\"a\" \"main\" main.\"a\" False")]
    [InlineData("{{ api.Relation.create(schema='s', identifier='t') }}", "\"s\".\"t\"")]
    [InlineData("{{ dbt_version }} {{ flags.FULL_REFRESH }} {{ load_relation(this) is none }} {{ schema }}", "1.12.0 False True main")]
    [InlineData("{{ fromjson('{\"a\": [1, 2.5]}').a | join('+') }} {{ fromjson('nope', 'd') }} {{ tojson({'b': 1, 'a': none}) }} {{ tojson({'b': 1, 'a': 2}, sort_keys=true) }}", "1+2.5 d {\"b\": 1, \"a\": null} {\"a\": 2, \"b\": 1}")]
    [InlineData("{{ fromyaml('a: [1, x]\nb: {c: true}').b.c }} {{ fromyaml('- 1\n- 2') | sum }} {{ fromyaml('a: [', 'd') }}", "True 3 d")]
    [InlineData("{{ toyaml({'a': [1, {'b': 'x: y'}], 'n': none}) }}", "a:\n- 1\n- b: 'x: y'\nn: null")]
    [InlineData("{{ set([1, 2, 1]) | list }} {{ set(1, 'd') }} {{ set_strict('aba') | join }} {{ zip([1, 2], ['a', 'b']) | list }} {{ zip(1, [2], default='d') }} {{ zip_strict([1], [2]) | list }}", "[1, 2] d ab [(1, 'a'), (2, 'b')] d [(1, 2)]")]
    [InlineData("{{ local_md5('hello') }}", "5d41402abc4b2a76b9719d911017c592")]
    [InlineData("{{ 'true' | as_bool }} {{ '1' | as_number }} {{ '[1]' | as_native }} {{ 1 | as_text }}", "true 1 [1] 1")]
    [InlineData("{{ try_or_compiler_error('bad', own) }}", "own")]
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
    [InlineData("{{ graph.nodes }}", "'graph' is not supported: the manifest of 'kept compile' says the same; run dbt for it")]
    [InlineData("{{ modules.datetime }}", "'modules' is not supported: they are Python's own")]
    [InlineData("{{ selected_resources }}", "'selected_resources' is not supported")]
    [InlineData("{{ adapter.drop_schema('x') }}", "'adapter.drop_schema' is not supported")]
    [InlineData("{{ target.database }}", "'target.database' is not supported: there is no profile")]
    [InlineData("{{ function('f') }}", "'function' is not supported")]
    [InlineData("{{ ref('a', v=1) }}", "'ref' is called with 'v'")]
    [InlineData("{{ dbt.nope('day') }}", "'dbt.nope' is not supported")]
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
