using System.Text.Json;
using Kept.Tests.Models;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary><c>kept source freshness</c>, as dbt has it.</summary>
public sealed class FreshnessTests(RunWorlds worlds)
{
    [Fact]
    public async Task What_has_just_landed_is_fresh_and_what_landed_long_ago_is_told()
    {
        using var workspace = await worlds.PublishedAsync();
        Assert.Matches(@"staging\.appointments +pass +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .*2 days", await workspace.DoneAsync("source", "freshness"));
        await workspace.TamperAsync("update staging.appointments set _loaded_at = timestamp '2020-01-01'");
        var late = await workspace.JsonAsync("source", "freshness", "--select", "source:staging.appointments");
        Assert.Equal(("staging.appointments", "warn"), (late[0].GetProperty("source").GetString(), late[0].GetProperty("status").GetString()));
        Assert.Equal(1, late.GetArrayLength());
        var none = await workspace.KeptAsync("source", "freshness", "--select", "source:staging.ledger");
        Assert.Equal((0, ""), (none.ExitCode, none.Output));
        Assert.Contains("no selected source says how fresh it should be", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_old_fails_and_is_written_down_in_dbts_form()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.Write("warehouse/models/more.yml", """
            sources:
              - name: more
                schema: staging
                config: {loaded_at_field: _loaded_at, freshness: {warn_after: {count: 1, period: hour}, error_after: {count: 12, period: hour}}}
                tables:
                  - {name: old, identifier: patients, config: {freshness: {filter: "_loaded_at < '2000-01-01'"}}}
                  - {name: unasked, identifier: patients, config: {freshness: null}}
                  - {name: missing, identifier: nothing}
                  - {name: lenient, identifier: appointments, config: {freshness: {error_after: {count: 9999, period: day}, warn_after: {count: 1, period: minute}}}}
            """);
        await workspace.TamperAsync("update staging.appointments set _loaded_at = _loaded_at - interval 1 day");
        var result = await workspace.KeptAsync("source", "freshness", "--select", "source:more");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"(?s)more\.old +error +none.*more\.missing +runtime error.*more\.lenient +warn.*ERROR more\.missing: .*nothing", result.Output);
        using var sources = JsonDocument.Parse(File.ReadAllText(workspace.At("target/sources.json")));
        Assert.Equal("https://schemas.getdbt.com/dbt/sources/v3.json", sources.RootElement.GetProperty("metadata").GetProperty("dbt_schema_version").GetString());
        var found = sources.RootElement.GetProperty("results").EnumerateArray().ToDictionary(one => one.GetProperty("unique_id").GetString()!.Split('.')[^1]);
        Assert.Equal(["lenient", "missing", "old"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("error", "0001-01-01T00:00:00.000000Z"), (found["old"].GetProperty("status").GetString(), found["old"].GetProperty("max_loaded_at").GetString()));
        Assert.Equal((1, "hour"), (found["old"].GetProperty("criteria").GetProperty("warn_after").GetProperty("count").GetInt32(), found["old"].GetProperty("criteria").GetProperty("warn_after").GetProperty("period").GetString()));
        Assert.Equal(("runtime error", true), (found["missing"].GetProperty("status").GetString(), found["missing"].TryGetProperty("error", out _)));
    }

    [Theory]
    [InlineData("freshness: {warn_after: {count: 1, period: week}}, loaded_at_field: at", "unknown period 'week'")]
    [InlineData("freshness: {warn_after: {count: 1, period: day}}", "'freshness' needs 'loaded_at_field'")]
    [InlineData("freshness: {warn_after: {count: soon, period: day}}, loaded_at_field: at", "whole number")]
    [InlineData("freshness: {warned_after: {count: 1, period: day}}, loaded_at_field: at", "unknown key 'warned_after'; did you mean 'warn_after'?")]
    [InlineData("loaded_at_query: select 1", "name the column under 'loaded_at_field'")]
    public async Task What_cannot_be_meant_is_refused(string settings, string message)
    {
        await using var project = new TestProject().Write("models/sources.yml", $"sources: [{{name: raw, tables: [{{name: rows, {settings}}}]}}]");
        Assert.Contains(message, project.Refused().Message, StringComparison.Ordinal);
    }
}
