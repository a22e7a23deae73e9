using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Project;

public sealed class ProjectTests
{
    [Fact]
    public async Task Settings_come_from_the_folder_then_the_properties_then_the_model()
    {
        await using var project = new TestProject()
            .Write("dbt_project.yml", "name: small\nmodels:\n  small:\n    +tags: all\n    gold:\n      +materialized: table\n      +schema: gold\n      deep:\n        +schema: deep\n")
            .Write("models/gold/a.sql", "select 1 as x")
            .Write("models/gold/deep/b.sql", "{{ config(tags=['own']) }} select * from {{ ref('a') }}")
            .Write("models/gold/schema.yml", "models: [{name: a, description: About a., config: {materialized: view, meta: {owner: us}}, columns: [{name: x, data_type: int}]}]");
        var models = project.Load().Models;
        Assert.Equal(["a", "b"], models.Select(model => model.Name));
        Assert.Equal((Materialization.View, "main_gold.a", "About a."), (models[0].Materialization, models[0].Table.ToString(), models[0].Description));
        Assert.Equal((Materialization.Table, "main_deep.b"), (models[1].Materialization, models[1].Table.ToString()));
        Assert.Equal(["all", "own"], models[1].Tags);
        Assert.Equal("us", models[0].Meta["owner"]);
        Assert.Equal("int", models[0].Columns.Single().DataType);
    }

    [Fact]
    public async Task A_source_has_its_columns_and_what_is_said_about_them()
    {
        await using var project = new TestProject().Write("models/sources.yml", """
            sources:
              - name: raw
                schema: landing
                tables:
                  - name: people
                    description: People.
                    columns:
                      - {name: id, data_type: bigint, description: The key., config: {meta: {role: key, required: true}}}
            """);
        var table = project.Load().Sources.Single();
        Assert.Equal(("raw", "landing", "people", "People."), (table.Source, table.Schema, table.Identifier, table.Description));
        var column = table.Columns.Single();
        Assert.Equal(("id", "bigint", "The key."), (column.Name, column.DataType, column.Description));
        Assert.Equal(("key", true), (column.Meta["role"], column.Meta["required"]));
    }

    [Fact]
    public async Task A_later_directory_adds_and_wins_by_name()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "select 1 as x")
            .Write("models/b.sql", "select {{ m() }} as x from {{ ref('a') }}")
            .Write("macros/m.sql", "{% macro m() %}1{% endmacro %}")
            .Write("over/models/a.sql", "select 2 as x, {{ m() }} as y")
            .Write("over/models/c.sql", "select * from {{ ref('b') }}")
            .Write("over/macros/m.sql", "{% macro m() %}2{% endmacro %}");
        var loaded = ModelProject.Load([project.Root, Path.Combine(project.Root, "over")], new Dictionary<string, object?>());
        Assert.Equal(["a", "b", "c"], loaded.Models.Select(model => model.Name));
        Assert.EndsWith("over/models/a.sql", loaded.Models[0].File, StringComparison.Ordinal);
        Assert.Equal("2", loaded.CompileText("q", "{{ m() }}", new Dictionary<string, object?>()));
        Assert.NotEqual(project.Load().Fingerprint, loaded.Fingerprint);
    }

    [Fact]
    public async Task The_fingerprint_changes_with_a_text_or_a_variable_and_with_nothing_else()
    {
        await using var project = new TestProject().Write("models/a.sql", "select 1 as x").Write("analyses/q.sql", "select 1");
        var before = project.Load().Fingerprint;
        Assert.Equal(before, project.Write("analyses/q.sql", "select 2").Load().Fingerprint);
        Assert.NotEqual(before, project.Load(("x", 1)).Fingerprint);
        Assert.NotEqual(before, project.Write("models/a.sql", "select 2 as x").Load().Fingerprint);
    }

    [Fact]
    public async Task Models_in_a_circle_are_named()
    {
        await using var project = new TestProject()
            .Write("models/a.sql", "select * from {{ ref('c') }}")
            .Write("models/b.sql", "select * from {{ ref('a') }}")
            .Write("models/c.sql", "select * from {{ ref('b') }}");
        Assert.Contains("in a circle: a → c → b → a", project.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dbt_project.yml", "name: small\non-run-start: x\n", 2, "'on-run-start' of the project is not supported")]
    [InlineData("dbt_project.yml", "name: small\nquoting: {schema: false}\n", 2, "'quoting' of the project is not supported; names are always quoted")]
    [InlineData("dbt_project.yml", "name: small\ndispatch: []\n", 2, "'dispatch' of the project is not supported")]
    [InlineData("dbt_project.yml", "name: small\nsemantic-models: {}\n", 2, "'semantic-models' of the project is not supported")]
    [InlineData("dbt_project.yml", "name: small\nunit_tests:\n  +tags: x\n", 2, "'unit_tests' of the project is not supported; put it into the config of the unit test")]
    [InlineData("dbt_project.yml", "name: small\nflags:\n  fail_fast: true\n", 3, "the flag 'fail_fast' is not supported; say --fail-fast")]
    [InlineData("dbt_project.yml", "name: small\nflags:\n  enable_truthy_nulls_equals_macro: true\n", 3, "is not supported but as false")]
    [InlineData("dbt_project.yml", "name: small\nflags:\n  strange: true\n", 3, "the flag 'strange' is not supported")]
    [InlineData("packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.3.0\n", 1, "'packages' are not supported; copy what the models need of them into the project")]
    [InlineData("dependencies.yml", "projects:\n  - name: other\n", 1, "'projects' are not supported")]
    [InlineData("dbt_project.yml", "name: small\nmodel-path: x\n", 2, "unknown key 'model-path'; did you mean 'model-paths'?")]
    [InlineData("dbt_project.yml", "name: small\nmodels:\n  other: {}\n", 3, "'other' is not this project")]
    [InlineData("dbt_project.yml", "name: small\nmodels:\n  small:\n    gald:\n      +schema: x\n", 4, "'gald' is neither a folder of models nor a model")]
    [InlineData("dbt_project.yml", "name: small\nmodels:\n  small:\n    +materialised: x\n", 4, "did you mean 'materialized'")]
    [InlineData("dbt_project.yml", "name: small\ndata_tests:\n  small:\n    gald:\n      +severity: warn\n", 4, "'gald' is neither a folder of tests nor a test")]
    [InlineData("dbt_project.yml", "name: [\n", 2, "not readable as YAML")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    colums: []\n", 3, "unknown key 'colums'; did you mean 'columns'?")]
    [InlineData("models/schema.yml", "models:\n  - name: nope\n", 2, "'nope' is described")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    versions: []\n", 3, "'versions' of a model is not supported")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    access: public\n", 3, "'access' of a model is not supported")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    tags: [x]\n", 3, "'tags' of a model is not supported; write them under 'config'")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    meta: {x: 1}\n    config: {meta: {x: 2}}\n", 3, "'meta' stands beside 'config' and in it")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    config: {group: x}\n", 3, "the setting 'group' is not supported here")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    config: {database: x}\n", 3, "the setting 'database' is not supported here")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    config: {grants: {select: [x]}}\n", 3, "the setting 'grants' is not supported here")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    config: {persist_docs: {relation: true}}\n", 3, "the setting 'persist_docs' is not supported here")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    config: {sql_header: x}\n", 3, "the setting 'sql_header' is not supported here")]
    [InlineData("models/schema.yml", "exposures:\n  - name: x\n", 1, "'exposures' of a properties file is not supported")]
    [InlineData("models/schema.yml", "groups:\n  - name: x\n", 1, "'groups' of a properties file is not supported")]
    [InlineData("models/schema.yml", "metrics:\n  - name: x\n", 1, "'metrics' of a properties file is not supported; ask a question of analyses/ instead")]
    [InlineData("models/schema.yml", "semantic_models:\n  - name: x\n", 1, "'semantic_models' of a properties file is not supported")]
    [InlineData("models/schema.yml", "saved_queries:\n  - name: x\n", 1, "'saved_queries' of a properties file is not supported")]
    [InlineData("models/schema.yml", "functions:\n  - name: x\n", 1, "'functions' of a properties file is not supported")]
    [InlineData("models/schema.yml", "macros:\n  - name: x\n", 2, "'x' is described, and no file is: unknown macro 'x'")]
    [InlineData("models/schema.yml", "sources:\n  - name: raw\n    database: other\n    tables: [{name: t}]\n", 3, "'database' of a source is not supported; a warehouse is one database")]
    [InlineData("models/schema.yml", "seeds:\n  - name: a\n", 2, "'a' is described as a seed, and is a model; describe it under 'models'")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    data_tests:\n      - dbt_utils.equal: {x: 1}\n", 4, "packages are not supported")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    data_tests:\n      - nope\n", 4, "there is no test 'nope'")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n    data_tests:\n      - unique: {config: {store_failures_as: file}}\n", 4, "store_failures_as 'file' is not supported; expected table or view or ephemeral")]
    [InlineData("models/schema.yml", "models:\n  - name: a\n  - name: a\n", 3, "'a' is described twice")]
    [InlineData("models/b.sql", "\n{{ config(materialized='live') }}", 2, "materialized 'live' is not supported; expected view or table or incremental or ephemeral")]
    [InlineData("models/b.sql", "{{ config(incremental_strategy='microbatch') }}", 1, "incremental_strategy 'microbatch' is not supported; expected append or delete+insert or merge")]
    [InlineData("models/b.sql", "{{ config(contract={'enforced': true}) }}", 0, "its contract is enforced, and no columns are described")]
    [InlineData("models/b.sql", "select * from {{ ref('nope') }}", 1, "there is no model 'nope'")]
    [InlineData("models/b.sql", "select {{ nope() }}", 1, "'nope' is undefined")]
    [InlineData("models/b.sql", "{{ ref('b') }}", 0, "refers to itself")]
    [InlineData("models/b.sql", "{{ config(pre_hook='{{ nope() }}') }}", 1, "'nope' is undefined")]
    [InlineData("models/deep/a.sql", "select 1", 0, "is also the name of")]
    [InlineData("models/b.py", "x", 0, "Python models are not supported")]
    [InlineData("macros/m.sql", "{% macro a() %}{% endmacro %}\n{% macro a() %}{% endmacro %}", 2, "macro 'a' is also defined at")]
    [InlineData("macros/m.sql", "{% materialization x, default %}", 1, "'{% materialization %}' is not supported")]
    [InlineData("seeds/a.csv", "a,b", 0, "'a' is also the name of")]
    [InlineData("selectors.yml", "selectors:\n  - name: nightly\n    definition: tag:nightly\n    default: true\n", 4, "'nightly' is the default, and selectors.yml is not supported")]
    public async Task What_cannot_be_kept_is_refused_with_file_and_line(string file, string text, int line, string problem)
    {
        await using var project = new TestProject().Write("models/a.sql", "select 1 as x").Write(file, text);
        var error = project.Refused();
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(line == 0 ? $"{file}: " : $"{file}:{line}:", error.Message.Replace(" (pre_hook)", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
