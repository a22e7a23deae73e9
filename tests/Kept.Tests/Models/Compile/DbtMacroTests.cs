using System.Text.Json;
using Kept.Models;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Models.Compile;

/// <summary>dbt's cross-database macros, executed: each gives what dbt says it gives.</summary>
public sealed class DbtMacroTests
{
    static readonly Dictionary<string, object?> NoVars = [];

    /// <summary>An expression and its value; the same on every engine.</summary>
    public static TheoryData<string, string> Values =>
        [.. Read().Select(pair => new TheoryDataRow<string, string>(pair[0], pair[1]))];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_macro_has_its_value_on_the_engine(string expression, string expected)
    {
        await using var project = new TestProject();
        var sql = project.Load().CompileText("q.sql", $"select cast({expression} as varchar)", NoVars);
        Assert.Equal(expected, await project.RowsAsync(sql));
    }

    [Theory]
    [InlineData("select * from ({{ dbt.generate_series(3) }}) as n order by 1", "1\n2\n3")]
    [InlineData("select date_month from ({{ dbt.date_spine('month', \"cast('2024-01-01' as date)\", \"cast('2024-04-01' as date)\") }}) as s order by 1", "2024-01-01 00:00:00\n2024-02-01 00:00:00\n2024-03-01 00:00:00")]
    [InlineData("select 1 as x {{ dbt.except() }} select 2", "1")]
    [InlineData("select 1 as x {{ dbt.intersect() }} select 1", "1")]
    [InlineData("select {{ dbt.get_intervals_between(\"cast('2024-01-01' as date)\", \"cast('2024-01-31' as date)\", 'day') }} as n", "30")]
    public async Task A_macro_that_is_a_query_gives_its_rows(string text, string rows)
    {
        await using var project = new TestProject().Write("models/asked.sql", text);
        Assert.True((await project.BuildAsync(rebuild: true)).IsPublished);
        Assert.Equal(rows, await project.RowsAsync("select cast(columns(*) as varchar) from main.asked order by 1"));
    }

    [Fact]
    public async Task A_macro_that_dbt_has_not_is_refused_by_name()
    {
        await using var project = new TestProject();
        Assert.Contains("there is no such macro here", Assert.Throws<ModelException>(() => project.Load().CompileText("q.sql", "{{ dbt.nope() }}", NoVars)).Problem, StringComparison.Ordinal);
    }

    static string[][] Read() =>
        JsonSerializer.Deserialize<string[][]>(File.ReadAllText(Repository.At("tests/Kept.Tests/Models/Compile/DbtMacroValues.json")))!;
}
