using Kept.Tests.Runs;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary><c>kept compile</c>: the SQL that a build would run now, with nothing built.</summary>
public sealed class CompileTests(RunWorlds worlds)
{
    [Fact]
    public async Task One_node_is_shown_and_written_where_a_build_writes_it()
    {
        using var workspace = await worlds.PublishedAsync();
        var shown = await workspace.DoneAsync("compile", "--select", "clinic_probability");
        Assert.Contains("from \"gold\".\"unified_predictions\"", shown, StringComparison.Ordinal);
        Assert.Equal(shown, await File.ReadAllTextAsync(workspace.At("target/compiled/kept/models/gold/clinic_probability.sql"), RunWorkspace.Cancellation));
    }

    [Fact]
    public async Task Every_text_is_written()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.Write("warehouse/snapshots/clinics.sql", "{% snapshot clinics %}{{ config(unique_key='clinic_id', strategy='check', check_cols='all') }} select * from {{ ref('dim_clinic') }}{% endsnapshot %}");
        Directory.Delete(workspace.At("target"), recursive: true);
        var compiled = await workspace.JsonAsync("compile");
        var paths = compiled.EnumerateArray().Select(text => text.GetProperty("path").GetString()!).ToList();
        var written = Directory.GetFiles(workspace.At("target/compiled"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(workspace.Root, file));
        Assert.Equal(paths.Order(), written.Order());
        var listed = await workspace.DoneAsync("ls", "--resource-type", "model", "snapshot", "test", "analysis");
        Assert.Equal(listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, paths.Count);
    }

    [Fact]
    public async Task An_incremental_model_is_compiled_as_an_increment_where_its_table_is_there()
    {
        const string Increment = "in (select key from affected_fact_appointment)";
        using var workspace = await worlds.PartAsync();
        Assert.DoesNotContain(Increment, await workspace.DoneAsync("compile", "--select", "fact_appointment"), StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.Database));
        using var published = await worlds.PublishedAsync();
        Assert.Contains(Increment, await published.DoneAsync("compile", "--select", "fact_appointment"), StringComparison.Ordinal);
        Assert.DoesNotContain(Increment, await published.DoneAsync("compile", "--select", "fact_appointment", "--full-refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_run_holds_the_warehouse_the_run_says_what_is_there()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.AddEndlessTest();
        using var run = await workspace.StartEndlessRunAsync();
        Assert.Contains("affected_fact_appointment", await workspace.DoneAsync("compile", "--select", "fact_appointment"), StringComparison.Ordinal);
        Assert.Equal("select 4\n", await workspace.DoneAsync("compile", "--inline", "select {{ run_query('select 2 * 2').rows[0][0] }}"));
    }

    [Theory]
    [InlineData("select {{ run_query('select count(*) from ' ~ ref('dim_date') ~ ' where year < 0').rows[0][0] }}", "select 0")]
    [InlineData("select * from {{ ref('twice') }}", "with __dbt__cte__twice as (\nselect 2 as x\n)\nselect * from __dbt__cte__twice")]
    public async Task A_query_is_compiled_as_a_text_of_the_project(string query, string expected)
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.Write("warehouse/models/twice.sql", "{{ config(materialized='ephemeral') }} select 2 as x");
        Assert.Equal(expected + "\n", await workspace.DoneAsync("compile", "--inline", query));
    }

    [Fact]
    public async Task A_text_cannot_change_the_warehouse()
    {
        using var workspace = await worlds.PublishedAsync();
        var before = await workspace.PublishedAsync();
        var refused = await workspace.KeptAsync("compile", "--inline", "{% do run_query('delete from gold.unified_appointments') %} select 1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the query was refused: Only queries can be asked", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await workspace.PublishedAsync());
    }

    [Theory]
    [InlineData(2, "say what to compile once", "--inline", "select 1", "--select", "dim_clinic")]
    [InlineData(2, "--inline is empty", "--inline", " ")]
    [InlineData(2, "unknown method 'tagg'", "--select", "tagg:x")]
    [InlineData(1, "there is no model 'dim_clinics'; did you mean 'dim_clinic'?", "--inline", "select * from {{ ref('dim_clinics') }}")]
    [InlineData(0, "did you mean 'dim_clinic'?", "--select", "dim_clinics")]
    public async Task What_cannot_be_meant_is_told(int code, string message, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("kept.yml", "version: 1\nname: one\n");
        var result = await new KeptStart { Arguments = ["compile", .. arguments], Directory = directory.Root }.RunAsync();
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(directory.At("target")));
    }
}
