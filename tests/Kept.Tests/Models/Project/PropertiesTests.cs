using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Project;

/// <summary>What may stand in a project's YAML beside the settings of models.</summary>
public sealed class PropertiesTests
{
    [Fact]
    public async Task A_macro_is_described_in_a_properties_file()
    {
        await using var project = new TestProject()
            .Write("macros/two.sql", "{# A comment. #}{% macro two() %}2{% endmacro %}")
            .Write("macros/three.sql", "{# Three. #}{% macro three() %}3{% endmacro %}")
            .Write("macros/words.md", "{% docs two %}The number two.{% enddocs %}")
            .Write("macros/macros.yml", "macros: [{name: two, description: \"{{ doc('two') }}\", arguments: [{name: n, type: integer}]}]");
        Assert.Equal(["three Three.", "two The number two."], project.Load().Macros.Select(macro => $"{macro.Name} {macro.Description}").Order());
    }

    [Fact]
    public async Task What_stands_beside_config_is_a_setting_too_and_anchors_are_none()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "select 1 as x")
            .Write("models/schema.yml", "anchors:\n  - &told {owner: us}\nmodels:\n  - {name: a, meta: *told, docs: {show: false}, config: {materialized: table}}\n");
        var model = project.Load().Models.Single();
        Assert.Equal("us", model.Meta["owner"]);
        Assert.Equal(Materialization.Table, model.Materialization);
    }

    [Fact]
    public async Task A_model_has_another_name_or_schema_and_is_switched_off_by_a_variable()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "{{ config(alias='b', schema='s') }} select 1 as x")
            .Write("models/c.sql", "select 1 as x")
            .Write("models/schema.yml", "models: [{name: c, config: {enabled: \"{{ var('c_is_on', false) }}\"}}]");
        Assert.Equal(["main_s.b"], project.Load().Models.Select(model => model.Table.ToString()));
        Assert.Equal(["main_s.b", "main.c"], project.Load(("c_is_on", true)).Models.Select(model => model.Table.ToString()));
    }

    [Fact]
    public async Task A_source_takes_its_schema_from_a_variable_and_is_switched_off_by_one()
    {
        await using var project = new TestProject()
            .Write("models/sources.yml", "sources: [{name: raw, schema: \"{{ var('raw', 'landing') }}\", config: {enabled: \"{{ var('is_on', true) }}\"}, tables: [{name: t, identifier: \"t_{{ target.type }}\"}]}]")
            .Write("models/a.sql", "select * from {{ source('raw', 't') }}");
        Assert.Equal("select * from \"landing\".\"t_duckdb\"", Compiled(project.Load()));
        Assert.Equal("select * from \"other\".\"t_duckdb\"", Compiled(project.Load(("raw", "other"))));
        Assert.Contains("there is no source 'raw'", Assert.Throws<ModelException>(() => project.Load(("is_on", false))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_is_the_workspaces_then_the_projects_own_then_anyones()
    {
        await using var project = new TestProject()
            .Write("dbt_project.yml", "name: small\nvars: {x: 1, y: 1, z: 1, small: {y: 2, z: 2}}\n")
            .Write("models/a.sql", "select {{ var('x') }}, {{ var('y') }}, {{ var('z') }}, {{ var('none', 0) }}");
        Assert.Equal("select 1, 2, 3, 0", Compiled(project.Load(("z", 3))));
    }

    [Fact]
    public async Task A_column_that_asks_for_quotes_has_them_in_its_tests()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "select 1 as \"the key\"")
            .Write("models/schema.yml", "models: [{name: a, columns: [{name: the key, quote: true, data_tests: [unique]}]}]");
        var test = project.Load().Tests.Single();
        Assert.Equal(("unique_a__the_key_", "the key"), (test.Name, test.Column));
        Assert.True((await project.BuildAsync(true)).IsPublished);
    }

    [Fact]
    public async Task Docs_blocks_are_found_in_folders_of_their_own()
    {
        await using var project = new TestProject()
            .Write("dbt_project.yml", "name: small\ndocs-paths: [words]\n")
            .Write("words/a.md", "{% docs a %}About a.{% enddocs %}")
            .Write("models/a.sql", "select 1 as x")
            .Write("models/schema.yml", "models: [{name: a, description: \"{{ doc('a') }}\"}]");
        Assert.Equal("About a.", project.Load().Models.Single().Description);
    }

    [Fact]
    public async Task What_is_said_to_dbts_own_program_changes_nothing()
    {
        await using var project = new TestProject()
            .Write("dbt_project.yml", """
                name: small
                version: 1.0.0
                config-version: 2
                profile: small
                require-dbt-version: ">=1.10.0"
                target-path: elsewhere
                log-path: logs
                packages-install-path: packages
                clean-targets: [elsewhere]
                asset-paths: [pictures]
                query-comment: hello
                dbt-cloud: {project-id: 1}
                flags: {use_colors: false, partial_parse: false, fail_fast: false, indirect_selection: eager, require_generic_test_arguments_property: true, validate_macro_args: true}
                """)
            .Write("packages.yml", "packages: []\n")
            .Write("models/a.sql", "select 1 as x");
        Assert.Equal("select 1 as x", Compiled(project.Load()));
    }

    static string Compiled(ModelProject project) => project.CompileModel(project.Models.Single());
}
