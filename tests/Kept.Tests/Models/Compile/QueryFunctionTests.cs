using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Compile;

/// <summary>A text that asks the warehouse while it is rendered.</summary>
public sealed class QueryFunctionTests
{
    static readonly Dictionary<string, object?> NoVars = [];

    [Theory]
    [InlineData("{% set t = run_query(\"select 1 as a, 'x' as b union all select 2, 'y' order by 1\") %}{{ t.rows | length }} {{ t.column_names | join('+') }} {{ t.columns[0].values() | join(',') }} {{ t.columns['b'].values() | join }} {{ t.rows[1].b }}{{ t.rows[1][0] }}{{ t.rows[0]['a'] }}", "2 a+b 1,2 xy y21")]
    [InlineData("{% call statement('s', fetch_result=True) %}select 7 as n{% endcall %}{{ load_result('s').data[0][0] }} {{ load_result('s')['table'].columns[0].name }}", "7 n")]
    [InlineData("{% for row in run_query(\"select 1.5 as n, date '2024-01-02' as d, null as z\").rows %}{{ row.n }} {{ row.d }} {{ row.z }} {{ row.keys() | join }}{% endfor %}", "1.5 2024-01-02 None ndz")]
    [InlineData("{% for c in adapter.get_columns_in_relation(ref('first')) %}{{ c.name }} {{ c.data_type }} {{ c.is_integer() }} {% endfor %}", "id INTEGER True word VARCHAR False ")]
    [InlineData("{{ load_result('none') is none }}", "True")]
    public async Task An_answer_is_read_as_dbt_gives_it(string text, string expected)
    {
        await using var project = new TestProject()
            .Write("models/first.sql", "select 1 as id, 'w' as word")
            .Write("models/second.sql", $"-- depends on {{{{ ref('first') }}}}\nselect {{% if execute %}}'{{% set said %}}{text}{{% endset %}}{{{{ said | replace(\"'\", \"''\") }}}}'{{% else %}}''{{% endif %}} as said");
        await project.BuildAsync(rebuild: true);
        Assert.Equal(expected, await project.RowsAsync("select said from main.second"));
    }

    [Fact]
    public async Task Nothing_is_asked_while_the_project_is_read()
    {
        await using var project = new TestProject().Write("models/a.sql", "{% set t = run_query('select no_such_thing') %}select '{{ t is none }}' as x");
        Assert.Single(project.Load().Models);
    }

    [Fact]
    public async Task Without_a_warehouse_a_query_is_refused()
    {
        await using var project = new TestProject();
        var error = Assert.Throws<ModelException>(() => project.Load().CompileText("q.sql", "{{ run_query('select 1') }}", NoVars));
        Assert.Contains("compiled without a warehouse", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_engine_refuses_is_told_at_the_query()
    {
        await using var project = new TestProject().Write("models/a.sql", "{% if execute %}\n{{ run_query('select no_such_thing') }}{% endif %} select 1 as x");
        var problem = Assert.Single((await project.BuildAsync(rebuild: true)).Models).Problem;
        Assert.Contains("models/a.sql:2:", problem, StringComparison.Ordinal);
        Assert.Contains("no_such_thing", problem, StringComparison.Ordinal);
    }
}
