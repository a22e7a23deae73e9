using Kept.Models;
using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

/// <summary>Builds in which a part of the models takes part.</summary>
public sealed class PartialBuildTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_is_built_on_what_is_published_and_the_rest_stays(bool rebuild)
    {
        await using var project = Chain();
        await project.BuildAsync(rebuild: true);
        project.Write("models/a.sql", Table("select 2 as x")).Write("models/b.sql", Table("select x + 10 as x from {{ ref('a') }}"));
        var report = await project.BuildAsync(rebuild, null, Only("model.small.b"));
        Assert.True(report.IsPublished);
        Assert.Equal(["b"], report.Steps.Select(step => step.Step.Name));
        Assert.Equal("1|11|1", await project.RowsAsync("select a.x, b.x, c.x from a, b, c"));
    }

    [Fact]
    public async Task A_part_that_fails_its_test_is_not_published()
    {
        await using var project = Chain().Write("tests/b_is_small.sql", "select * from {{ ref('b') }} where x > 5");
        await project.BuildAsync(rebuild: true);
        project.Write("models/b.sql", Table("select x + 10 as x from {{ ref('a') }}"));
        var report = await project.BuildAsync(rebuild: true, null, Only("model.small.b", "test.small.b_is_small"));
        Assert.False(report.IsPublished);
        Assert.Equal("1", await project.RowsAsync("select x from b"));
    }

    [Fact]
    public async Task A_part_whose_inputs_were_never_built_is_refused_with_what_to_select()
    {
        await using var project = Chain();
        var error = await Assert.ThrowsAsync<ModelException>(() => project.BuildAsync(rebuild: true, null, Only("model.small.b")));
        Assert.Contains("'b' reads 'a', which is neither selected nor built; select it too: --select +b", error.Message, StringComparison.Ordinal);
    }

    static BuildRequest Only(params string[] ids) => new() { Selected = ids.ToHashSet() };

    static string Table(string sql) => "{{ config(materialized='table') }} " + sql;

    static TestProject Chain() => new TestProject()
        .Write("models/a.sql", Table("select 1 as x"))
        .Write("models/b.sql", Table("select x from {{ ref('a') }}"))
        .Write("models/c.sql", Table("select x from {{ ref('b') }}"));
}
