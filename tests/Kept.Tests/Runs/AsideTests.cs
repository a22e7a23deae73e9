using Kept.Models;
using Kept.Models.Build;
using Kept.Runs;
using Kept.Tests.Models;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>Which models of a refused rebuild the next one may take as they are.</summary>
public sealed class AsideTests : IAsyncDisposable
{
    const string Described = "models: [{name: top, config: {contract: {enforced: true}}, columns: [{name: id, data_type: integer}]}]";

    readonly TestProject project = new TestProject()
        .Write("models/base.sql", "{{ config(materialized='table') }} select 1 as id")
        .Write("models/inlined.sql", "{{ config(materialized='ephemeral') }} select id from {{ ref('base') }}")
        .Write("models/top.sql", "{{ config(materialized='table') }} select id from {{ ref('inlined') }}")
        .Write("models/other.sql", "{{ config(materialized='table') }} select 2 as id")
        .Write("models/schema.yml", Described);

    [Theory]
    [InlineData("models/other.sql", "{{ config(materialized='table') }} select 3 as id", "base inlined top")]
    [InlineData("models/base.sql", "{{ config(materialized='table') }} select 3 as id", "other")]
    [InlineData("models/inlined.sql", "{{ config(materialized='ephemeral') }} select id + 1 as id from {{ ref('base') }}", "base other")]
    [InlineData("models/new.sql", "select 3 as id", "base inlined other top")]
    public void What_changed_and_what_reads_it_is_not_taken(string file, string text, string expected)
    {
        var refused = Refused();
        project.Write(file, text);
        Assert.Equal(expected, Reusable(refused));
    }

    [Theory]
    [InlineData("data_type: integer", "data_type: integer, constraints: [{type: not_null}]")]
    [InlineData("columns:", "constraints: [{type: check, expression: id > 0}], columns:")]
    public void A_table_that_keeps_another_promise_is_not_taken(string from, string to)
    {
        var refused = Refused();
        project.Write("models/schema.yml", Described.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal("base inlined other", Reusable(refused));
    }

    [Theory]
    [InlineData(null, null, "base inlined other top")]
    [InlineData("top", "top", "base inlined other top")]
    [InlineData(null, "top", "")]
    [InlineData("top", "base top", "other")]
    public void What_was_read_aside_and_would_now_be_read_as_published_is_not_taken(string? then, string? now, string expected) =>
        Assert.Equal(expected, Reusable(Refused(then), now));

    [Fact]
    public void Another_program_takes_nothing()
    {
        var refused = Refused();
        var code = ProjectInventory.Of(project.Load()).ToDictionary();
        code[ProjectInventory.Program] = "0.0";
        Assert.Empty(Aside.Reusable(refused, null, project.Load(), code));
    }

    public ValueTask DisposeAsync() => project.DisposeAsync();

    RunNote Refused(string? part = null)
    {
        var now = project.Load();
        var ids = Ids(part);
        var steps = now.Models.Where(model => model.IsBuilt && ids?.Contains(model.UniqueId) is not false)
            .Select(model => new StepReport { Step = new BuildStep(1, 1, BuildStepKind.Model, model.Name, model.Table.Schema, model.Materialization) { UniqueId = model.UniqueId }, Status = StepStatus.Passed });
        var build = new BuildReport(true, false, "a test failed", [.. steps], TimeSpan.Zero);
        return new RunNote(null, new Dictionary<string, long>()) { Part = ids?.ToList(), Aside = Aside.Of(build, now, ProjectInventory.Of(now)) };
    }

    string Reusable(RunNote refused, string? part = null)
    {
        var now = project.Load();
        var ids = Aside.Reusable(refused, Ids(part), now, ProjectInventory.Of(now));
        return string.Join(' ', now.Models.Where(model => ids.Contains(model.UniqueId)).Select(model => model.Name).Order(StringComparer.Ordinal));
    }

    static HashSet<string>? Ids(string? names) => names?.Split(' ').Select(name => $"model.small.{name}").ToHashSet();
}
