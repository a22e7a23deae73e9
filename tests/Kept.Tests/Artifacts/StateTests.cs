using Kept.Artifacts;
using Kept.Models.Selection;
using Kept.Tests.Models;
using Xunit;

namespace Kept.Tests.Artifacts;

/// <summary>What <c>state:</c> says has changed since an earlier manifest.</summary>
public sealed class StateTests : IAsyncDisposable
{
    const string Properties = "models: [{name: b, description: B., columns: [{name: id, data_type: integer, data_tests: [unique]}]}]\n"
        + "unit_tests: [{name: u, model: b, given: [{input: ref('a'), rows: [{id: 1}]}], expect: {rows: [{id: 1}]}}]";

    readonly TestProject project = new TestProject()
        .Write("models/sources.yml", "sources: [{name: raw, tables: [{name: rows}, {name: others}]}]")
        .Write("models/a.sql", "select * from {{ source('raw', 'rows') }}")
        .Write("models/b.sql", "{{ config(materialized='table') }} select {{ outer('id') }} as id from {{ ref('a') }}")
        .Write("models/c.sql", "select * from {{ ref('b') }}")
        .Write("models/schema.yml", Properties)
        .Write("macros/m.sql", "{# Outer. #}\n{% macro outer(x) %}{{ inner(x) }}{% endmacro %}")
        .Write("macros/n.sql", "{% macro inner(x) %}{{ x }}{% endmacro %}")
        .Write("seeds/s.csv", "id\n1\n")
        .Write("tests/t.sql", "select * from {{ ref('c') }} where id < 0");

    static readonly Invocation Invocation = new() { Command = "run", StartedAt = DateTimeOffset.UnixEpoch, Now = DateTimeOffset.UnixEpoch, Database = "kept" };

    public StateTests() => Manifest.Write(State, project.Load(), Invocation);

    string State => Path.Combine(project.Root, "state");

    [Theory]
    [InlineData("models/a.sql", "select *, 1 as one from {{ source('raw', 'rows') }}", "state:modified", "a")]
    [InlineData("models/a.sql", "select *, 1 as one from {{ source('raw', 'rows') }}", "state:modified.body", "a")]
    [InlineData("models/a.sql", "select *, 1 as one from {{ source('raw', 'rows') }}", "state:modified+", "a b c t u unique_b_id")]
    [InlineData("models/a.sql", "\nselect * from {{ source('raw', 'rows') }}\n\n", "state:modified", "")]
    [InlineData("models/b.sql", "{{ config(materialized='view') }} select {{ outer('id') }} as id from {{ ref('a') }}", "state:modified.configs", "b")]
    [InlineData("models/b.sql", "{{ config(materialized='table', alias='bee') }} select {{ outer('id') }} as id from {{ ref('a') }}", "state:modified.relation", "b")]
    [InlineData("macros/n.sql", "{% macro inner(x) %}({{ x }}){% endmacro %}", "state:modified.macros", "b")]
    [InlineData("macros/n.sql", "{% macro inner(x) %}({{ x }}){% endmacro %}", "state:modified", "b")]
    [InlineData("macros/m.sql", "{# Another word. #}\n{% macro outer(x) %}{{ inner(x) }}{% endmacro %}\n{% macro unused(x) %}{{ x }}{% endmacro %}", "state:modified", "")]
    [InlineData("models/d.sql", "select 1 as id", "state:new", "d")]
    [InlineData("models/d.sql", "select 1 as id", "state:modified", "d")]
    [InlineData("models/d.sql", "select 1 as id", "state:old,d", "")]
    [InlineData("models/d.sql", "select 1 as id", "state:unmodified,resource_type:model", "a b c")]
    [InlineData("seeds/s.csv", "id\n2\n", "state:modified", "s")]
    [InlineData("tests/t.sql", "select * from {{ ref('c') }} where id < 1", "state:modified", "t")]
    [InlineData("models/sources.yml", "sources: [{name: raw, tables: [{name: rows, identifier: all_rows}, {name: others}]}]", "state:modified+1", "a rows")]
    [InlineData("models/sources.yml", "sources: [{name: raw, tables: [{name: rows, loaded_at_field: at, freshness: {warn_after: {count: 1, period: day}}}, {name: others}]}]", "state:modified", "rows")]
    [InlineData("models/gold/dbt_project.txt", "", "state:modified", "")]
    public void What_is_changed_is_what_is_selected(string file, string text, string terms, string expected)
    {
        project.Write(file, text);
        Assert.Equal(expected, Changed(terms));
    }

    [Theory]
    [InlineData("description: B.", "description: Bee.", "state:modified", "")]
    [InlineData("description: B.", "config: {tags: [nightly]}", "state:modified", "")]
    [InlineData("rows: [{id: 1}]}], expect", "rows: [{id: 2}]}], expect", "state:modified", "u")]
    [InlineData("unique]}]", "unique: {config: {severity: warn}}]}]", "state:modified", "unique_b_id")]
    [InlineData("{name: b, ", "{name: b, config: {contract: {enforced: true}}, ", "state:modified.contract", "b")]
    public void So_is_what_a_properties_file_says(string from, string to, string terms, string expected)
    {
        project.Write("models/schema.yml", Properties.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(expected, Changed(terms));
    }

    [Theory]
    [InlineData("integer", "bigint", "b")]
    [InlineData("data_tests: [unique]", "constraints: [{type: not_null}], data_tests: [unique]", "b")]
    [InlineData("columns:", "constraints: [{type: check, expression: id > 0}], columns:", "b")]
    [InlineData("description: B., ", "", "")]
    public void A_contract_is_what_it_promises_whoever_has_taken_its_checksum(string from, string to, string expected)
    {
        var enforced = Properties.Replace("{name: b, ", "{name: b, config: {contract: {enforced: true}}, ", StringComparison.Ordinal);
        project.Write("models/schema.yml", enforced);
        Manifest.Write(State, project.Load(), Invocation);
        var path = Path.Combine(State, Manifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"alias_types\":true,\"checksum\":\"", "\"alias_types\":true,\"checksum\":\"another", StringComparison.Ordinal));
        project.Write("models/schema.yml", enforced.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(expected, Changed("state:modified.contract"));
    }

    [Fact]
    public void Nothing_has_changed_since_a_manifest_that_leaves_out_what_is_empty_or_says_what_is_default()
    {
        var path = Path.Combine(State, Manifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("\"docs\":{\"show\":true},", "\"docs\":{\"show\":true,\"node_color\":null},", StringComparison.Ordinal)
            .Replace("\"format\":\"dict\"", "\"format\":\"dict\",\"fixture\":null", StringComparison.Ordinal)
            .Replace("\"checksum\":{\"name\":\"none\",\"checksum\":\"\"}", "\"checksum\":{\"name\":\"none\",\"checksum\":\"0\"}", StringComparison.Ordinal)
            .Replace("\"enabled\":true", "\"enabled\":true,\"lookback\":1,\"group\":null,\"delimiter\":\",\",\"on_schema_change\":\"ignore\",\"on_configuration_change\":\"apply\",\"schema\":\"dbt_test__audit\",\"grants\":{},\"packages\":[],\"full_refresh\":null,\"docs\":{\"show\":true,\"node_color\":null},\"contract\":{\"enforced\":false,\"alias_types\":true}", StringComparison.Ordinal));
        Assert.Equal("", Changed("state:modified"));
    }

    [Theory]
    [InlineData("state:modifed", "did you mean 'modified'?")]
    [InlineData("state:modified.color", "unknown state 'modified.color'")]
    public void An_unknown_state_is_refused(string terms, string message) =>
        Assert.Contains(message, Assert.Throws<SelectionException>(() => Changed(terms)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_manifest_is_refused_with_its_path()
    {
        File.WriteAllText(Path.Combine(State, Manifest.FileName), "{\"nodes\": [");
        Assert.Contains("is not readable as a manifest", Assert.Throws<SelectionException>(() => Changed("state:new")).Message, StringComparison.Ordinal);
        Directory.Delete(State, recursive: true);
        Assert.Contains("'kept run' writes one", Assert.Throws<SelectionException>(() => Changed("state:new")).Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => project.DisposeAsync();

    string Changed(string terms)
    {
        var now = project.Load();
        return string.Join(' ', now.Select(new SelectionRequest { Select = [terms], Indirect = terms.EndsWith('+') ? IndirectSelection.Eager : IndirectSelection.Empty, State = ManifestState.Read(State, now) })
            .Nodes.Select(node => node.Name).Order(StringComparer.Ordinal));
    }
}
