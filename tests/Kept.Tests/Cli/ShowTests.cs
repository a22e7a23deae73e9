using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary><c>kept show</c>: the rows that a text gives now, with nothing built.</summary>
public sealed class ShowTests(RunWorlds worlds)
{
    [Theory]
    [InlineData("doubled", "x\n2\n4\n6\n8\n10\n")]
    [InlineData("code", "id,word\n1,one\n2,two\n")]
    [InlineData("nothing_is_six", "x\n6\n")]
    [InlineData("words", "word\none\ntwo\n")]
    public async Task A_node_is_shown_by_its_first_rows(string node, string expected)
    {
        using var workspace = await WorkspaceAsync();
        Assert.Equal(expected, await workspace.DoneAsync("show", "--select", node, "--format", "csv"));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("0", 9)]
    public async Task As_many_rows_are_shown_as_the_limit_says(string limit, int rows)
    {
        using var workspace = await WorkspaceAsync();
        var shown = await workspace.DoneAsync("show", "--select", "doubled", "--limit", limit, "--format", "ndjson");
        Assert.Equal(rows, shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_query_is_shown_and_nothing_is_built()
    {
        using var workspace = await WorkspaceAsync();
        var before = await workspace.RowsAsync("select table_schema, table_name from information_schema.tables");
        Assert.Equal("n\n9\n", await workspace.DoneAsync("show", "--inline", "select count(*) as n from {{ ref('halved') }}", "--format", "csv"));
        Assert.Equal(before, await workspace.RowsAsync("select table_schema, table_name from information_schema.tables"));
    }

    [Fact]
    public async Task An_incremental_model_is_shown_as_a_rebuild_has_it()
    {
        using var workspace = await worlds.PublishedAsync();
        var shown = await workspace.JsonAsync("show", "--select", "fact_appointment", "--limit", "3");
        Assert.Equal(3, shown.EnumerateArray().Count());
    }

    [Theory]
    [InlineData("say what to show")]
    [InlineData("2 nodes selected, expected one model, seed, snapshot, test or analysis; found doubled, halved", "--select", "doubled halved", "--resource-type", "model")]
    [InlineData("did you mean 'doubled'?", "--select", "dubled")]
    [InlineData("either --inline or --select", "--select", "doubled", "--inline", "select 1")]
    public async Task What_is_not_one_node_is_refused(string message, params string[] arguments)
    {
        using var workspace = await WorkspaceAsync();
        var refused = await workspace.KeptAsync(["show", .. arguments]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    /// <summary>A published world to which models have come that nobody has built.</summary>
    async Task<RunWorkspace> WorkspaceAsync()
    {
        var workspace = await worlds.PublishedAsync();
        await workspace.TamperAsync("create table main.code as select * from (values (1, 'one'), (2, 'two')) as t(id, word)");
        workspace.Write("warehouse/seeds/code.csv", "id,word\n1,one\n2,two\n");
        workspace.Write("warehouse/models/doubled.sql", "{{ config(materialized='table') }} select range * 2 as x from range(1, 10)");
        workspace.Write("warehouse/models/halved.sql", "{{ config(materialized='ephemeral') }} select range // 2 as x from range(1, 10)");
        workspace.Write("warehouse/models/wide.sql", "select * from {{ ref('halved') }}, {{ ref('doubled') }}");
        workspace.Write("warehouse/tests/nothing_is_six.sql", "select * from (select * from {{ ref('halved') }} union all select 6) where x = 6 -- {{ ref('wide') }}");
        workspace.Write("warehouse/analyses/words.sql", "select word from {{ ref('code') }} order by word");
        return workspace;
    }
}
