using System.Text.Json;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Artifacts;

/// <summary>What a command leaves for tools made for dbt.</summary>
public sealed class ArtifactTests : IDisposable
{
    static readonly string[] ResultKeys =
        ["adapter_response", "batch_results", "compiled", "compiled_code", "execution_time", "failures", "message", "relation_name", "status", "thread_id", "timing", "unique_id"];

    readonly TemporaryDirectory directory = new();

    public ArtifactTests()
    {
        directory.Write("kept.yml", "version: 1\nname: one\n");
        directory.Write("warehouse/seeds/codes.csv", "code,word\n1,one\n2,two\n");
        directory.Write("warehouse/snapshots/code_history.sql", "{% snapshot code_history %}{{ config(unique_key='code', strategy='check', check_cols=['word']) }} select * from {{ ref('codes') }}{% endsnapshot %}");
        directory.Write("warehouse/macros/twice.sql", "{# Twice as much. #}\n{% macro twice(n) %}{{ n }} * {{ two() }}{% endmacro %}");
        directory.Write("warehouse/macros/two.sql", "{% macro two() %}2{% endmacro %}");
        directory.Write("warehouse/models/doubled.sql", "{{ config(materialized='table', tags=['extra'], meta={'owner': 'clinic'}, pre_hook='select 1', contract={'enforced': true}) }} select code, {{ twice('code') }} as double from {{ ref('codes') }}");
        directory.Write("warehouse/models/extra.yml", """
            models:
              - name: doubled
                description: Codes, and twice as much.
                columns:
                  - {name: code, data_type: integer, constraints: [{type: not_null}], data_tests: [unique: {config: {severity: warn, where: code > 0}}]}
                  - {name: double, data_type: integer, data_tests: [accepted_values: {arguments: {values: [2, 5], quote: false}, config: {severity: warn}}]}
            unit_tests:
              - name: doubles
                model: doubled
                given: [{input: ref('codes'), rows: [{code: 4}]}]
                expect: {rows: [{code: 4, double: 8}]}
            """);
    }

    [Fact]
    public async Task A_manifest_is_one_by_dbts_published_schema()
    {
        await DoneAsync("build");
        Assert.Empty(await DbtSchema.ProblemsOfAsync(directory.At("target/manifest.json")));
        var broken = directory.Write("broken.json", (await File.ReadAllTextAsync(directory.At("target/manifest.json"), TestContext.Current.CancellationToken)).Replace("\"fqn\":", "\"fqm\":", StringComparison.Ordinal));
        Assert.NotEmpty(await DbtSchema.ProblemsOfAsync(broken));
    }

    [Fact]
    public async Task A_manifest_says_what_each_node_is_and_reads()
    {
        await DoneAsync("build");
        using var manifest = Read("target/manifest.json");
        var nodes = manifest.RootElement.GetProperty("nodes");
        var model = nodes.GetProperty("model.kept.doubled");
        Assert.Equal(["macro.kept.twice"], Texts(model.GetProperty("depends_on").GetProperty("macros")));
        Assert.Equal(["seed.kept.codes"], Texts(model.GetProperty("depends_on").GetProperty("nodes")));
        Assert.Equal(["kept", "doubled"], Texts(model.GetProperty("fqn")));
        Assert.Equal(("models/doubled.sql", "kept://models/extra.yml"), (model.GetProperty("original_file_path").GetString(), model.GetProperty("patch_path").GetString()));
        Assert.Equal(("clinic", "select 1"), (model.GetProperty("meta").GetProperty("owner").GetString(), model.GetProperty("config").GetProperty("pre-hook")[0].GetProperty("sql").GetString()));
        Assert.Contains("code * 2 as double", model.GetProperty("compiled_code").GetString(), StringComparison.Ordinal);
        Assert.Equal("\"kept\".\"main\".\"doubled\"", model.GetProperty("relation_name").GetString());
        Assert.Equal(["macro.kept.two"], Texts(manifest.RootElement.GetProperty("macros").GetProperty("macro.kept.twice").GetProperty("depends_on").GetProperty("macros")));
        var test = nodes.EnumerateObject().Single(node => node.Name.StartsWith("test.kept.accepted_values_doubled", StringComparison.Ordinal)).Value;
        Assert.Equal(("model.kept.doubled", "double"), (test.GetProperty("attached_node").GetString(), test.GetProperty("column_name").GetString()));
        Assert.Equal([2, 5], test.GetProperty("test_metadata").GetProperty("kwargs").GetProperty("values").EnumerateArray().Select(value => value.GetInt32()));
        Assert.Contains("unit_test.kept.doubled.doubles", Texts(manifest.RootElement.GetProperty("child_map").GetProperty("model.kept.doubled")));
        Assert.Contains("source.kept.staging.patients", Texts(manifest.RootElement.GetProperty("parent_map").GetProperty("model.kept.stg_patients")));
    }

    [Fact]
    public async Task Results_say_what_became_of_each_node_and_quote_no_row()
    {
        directory.Write("warehouse/models/broken.sql", "select nothing from {{ ref('doubled') }}");
        directory.Write("warehouse/models/behind.sql", "select * from {{ ref('broken') }}");
        var failed = await KeptAsync("build", "--select", "codes+", "--store-failures");
        Assert.Equal(1, failed.ExitCode);
        using var results = Read("target/run_results.json");
        Assert.Equal("https://schemas.getdbt.com/dbt/run-results/v6.json", results.RootElement.GetProperty("metadata").GetProperty("dbt_schema_version").GetString());
        Assert.Equal("build", results.RootElement.GetProperty("args").GetProperty("which").GetString());
        var all = results.RootElement.GetProperty("results").EnumerateArray().ToList();
        Assert.All(all, result => Assert.Equal(ResultKeys, result.EnumerateObject().Select(key => key.Name).Order(StringComparer.Ordinal)));
        var status = all.ToDictionary(result => result.GetProperty("unique_id").GetString()!, result => result.GetProperty("status").GetString());
        Assert.Equal(
            ("success", "success", "error", "skipped", "pass"),
            (status["seed.kept.codes"], status["model.kept.doubled"], status["model.kept.broken"], status["model.kept.behind"], status["unit_test.kept.doubled.doubles"]));
        var warned = all.Single(result => result.GetProperty("unique_id").GetString()!.StartsWith("test.kept.accepted_values", StringComparison.Ordinal));
        Assert.Equal(("warn", 1, "Got 1 result, configured to warn"), (warned.GetProperty("status").GetString(), warned.GetProperty("failures").GetInt32(), warned.GetProperty("message").GetString()));
        Assert.Equal(["compile", "execute"], warned.GetProperty("timing").EnumerateArray().Select(span => span.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_command_does_not_fail_for_its_artefacts()
    {
        directory.Write("target/manifest.json/in_the_way", "");
        var result = await KeptAsync("build");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("artefacts could not be written", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analysis_that_wants_a_variable_stands_in_nobodys_way()
    {
        directory.Write("warehouse/analyses/wanting.sql", "select code from {{ ref('doubled') }} where code = {{ var('given_with_the_question') }}");
        await DoneAsync("build", "--select", "codes+");
        using var manifest = Read("target/manifest.json");
        Assert.Equal(["model.kept.doubled"], Texts(manifest.RootElement.GetProperty("parent_map").GetProperty("analysis.kept.wanting")));
    }

    [Fact]
    public async Task Without_a_folder_state_is_what_was_last_published_whole()
    {
        var first = await KeptAsync("ls", "--select", "state:modified");
        Assert.Equal(2, first.ExitCode);
        Assert.Contains("'kept run' writes one", first.Error, StringComparison.Ordinal);
        await DoneAsync("run");
        directory.Write("warehouse/macros/two.sql", "{% macro two() %}cast(2 as integer){% endmacro %}");
        await DoneAsync("build", "--select", "dim_time");
        Assert.Equal("kept.doubled\n", (await KeptAsync("ls", "--select", "state:modified", "--resource-type", "model")).Output);
        Assert.Equal("", (await KeptAsync("ls", "--select", "state:modified", "--state", "target")).Output);
        await DoneAsync("run", "--select", "state:modified+");
        await DoneAsync("run");
        Assert.Equal("", (await KeptAsync("ls", "--select", "state:modified")).Output);
    }

    public void Dispose() => directory.Dispose();

    async Task DoneAsync(params string[] arguments)
    {
        var result = await KeptAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
    }

    Task<KeptResult> KeptAsync(params string[] arguments) => new KeptStart { Arguments = arguments, Directory = directory.Root }.RunAsync();

    JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(directory.At(file)));

    static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(text => text.GetString()!);
}
