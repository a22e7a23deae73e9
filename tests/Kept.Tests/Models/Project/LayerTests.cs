using Kept.Models;
using Xunit;

namespace Kept.Tests.Models.Project;

/// <summary>What a later directory says is laid over the earlier one's, as a person who knows only the earlier one expects.</summary>
public sealed class LayerTests : IAsyncDisposable
{
    readonly TestProject project = new TestProject()
        .Write("dbt_project.yml", "name: small\nvars: {x: 1}\nmodels:\n  small:\n    gold:\n      +schema: gold\n      +tags: [ours]\n")
        .Write("models/gold/a.sql", "select {{ var('x') }} as n, 'x' as word")
        .Write("models/gold/schema.yml", """
            models:
              - name: a
                description: Ours.
                config: {meta: {owner: us, size: small}}
                columns:
                  - name: n
                    data_type: integer
                    description: A number.
                    data_tests:
                      - not_null
                      - accepted_values: {arguments: {values: [1]}}
                  - {name: word, description: A word.}
            """)
        .Write("tests/none.sql", "select 1 as failure from {{ ref('a') }} where n < 0")
        .Write("analyses/q.sql", "select 1")
        .Write("over/models/gold/.keep", "");

    public ValueTask DisposeAsync() => project.DisposeAsync();

    [Fact]
    public void A_model_overridden_by_its_text_alone_keeps_our_words_and_tests()
    {
        Over("models/gold/a.sql", "select 2 as n, 'y' as word");
        var model = Load().Models.Single();
        Assert.Equal(("Ours.", "A number.", "over/models/gold/a.sql"), (model.Description, model.Columns[0].Description, model.File));
        Assert.Equal(["accepted_values_a_n__1", "none", "not_null_a_n"], TestNames().Order());
    }

    [Fact]
    public void What_is_said_of_our_model_is_joined_column_by_column()
    {
        Over("models/more.yml", """
            models:
              - name: a
                config: {meta: {size: big}, tags: [theirs]}
                columns:
                  - {name: word, data_type: varchar, data_tests: [not_null]}
                  - {name: extra, description: New.}
            """);
        var model = Load().Models.Single();
        Assert.Equal([("n", "integer", "A number."), ("word", "varchar", "A word."), ("extra", null, "New.")], model.Columns.Select(column => (column.Name, column.DataType, column.Description)));
        Assert.Equal(("Ours.", "us", "big"), (model.Description, model.Meta["owner"], model.Meta["size"]));
        Assert.Equal(["ours", "theirs"], model.Tags);
        Assert.Contains("not_null_a_word", TestNames());
        Assert.Contains("not_null_a_n", TestNames());
    }

    [Fact]
    public void A_test_is_replaced_by_one_of_its_kind_with_its_arguments()
    {
        Over("models/more.yml", "models: [{name: a, columns: [{name: n, data_tests: [{not_null: {config: {severity: warn}}}, {accepted_values: {arguments: {values: [1, 2]}}}]}]}]");
        var tests = Load().Tests;
        Assert.Equal(TestSeverity.Warn, Assert.Single(tests, test => test.Name == "not_null_a_n").Severity);
        Assert.Equal(2, tests.Count(test => test.Name.StartsWith("accepted_values", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_test_is_switched_off_where_it_stands_or_by_its_file()
    {
        Over("models/more.yml", "models: [{name: a, columns: [{name: n, data_tests: [{accepted_values: {config: {enabled: false}}}]}]}]\ndata_tests: [{name: none, config: {enabled: false}}]");
        Assert.Equal(["not_null_a_n"], TestNames());
    }

    [Fact]
    public void Settings_by_folder_and_variables_are_laid_over_ours()
    {
        Over("dbt_project.yml", "models:\n  small:\n    extra:\n      +schema: more\n      +materialized: table\n    gold:\n      +schema: silver\nvars: {x: 3}\n");
        Over("models/extra/b.sql", "select * from {{ ref('a') }}");
        var loaded = Load();
        Assert.Equal([("a", "main_silver"), ("b", "main_more")], loaded.Models.Select(model => (model.Name, model.Table.Schema)));
        Assert.Equal(Materialization.Table, loaded.Models[1].Materialization);
        Assert.Equal("3", loaded.CompileText("q", "{{ var('x') }}", new Dictionary<string, object?>()));
    }

    [Fact]
    public void Our_source_takes_more_columns_and_more_tables()
    {
        project.Write("models/sources.yml", "sources: [{name: raw, schema: landing, tables: [{name: t, columns: [{name: x, data_type: bigint}]}]}]");
        Over("models/sources.yml", "sources: [{name: raw, tables: [{name: t, columns: [{name: y, data_type: date, data_tests: [not_null]}]}, {name: u}]}]");
        var sources = Load().Sources;
        Assert.Equal(["landing.t", "landing.u"], sources.Select(source => $"{source.Schema}.{source.Name}"));
        Assert.Equal(["x", "y"], sources.First().Columns.Select(column => column.Name));
        Assert.Contains(Load().Tests, test => test.Name.Contains("not_null", StringComparison.Ordinal) && test.Name.EndsWith("raw_t_y", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_resembles_one_of_ours_is_told()
    {
        Over("tests/nona.sql", "select 1 as failure where false");
        Assert.Equal("over/tests/nona.sql adds 'nona'; to override ours, call it 'none'", Load().Hints.Single());
    }

    [Theory]
    [InlineData("models/more.yml", "models: [{name: ab}]", 1, "'ab' is described, and there is no model 'ab'")]
    [InlineData("models/more.yml", "data_tests: [{name: nona}]", 1, "did you mean 'none'?")]
    [InlineData("models/more.yml", "analyses: [{name: p}]", 1, "unknown analysis 'p'")]
    [InlineData("models/more.yml", "models:\n  - name: a\n  - name: a", 3, "'a' is described twice")]
    [InlineData("models/more.yml", "models:\n  - name: a\n    columns:\n      - name: n\n        colour: x", 5, "unknown key 'colour'")]
    [InlineData("models/more.yml", "models:\n  - name: a\n    data_tests:\n      - unique: {config: {enabled: false}}", 4, "and there is none to switch off")]
    [InlineData("dbt_project.yml", "vars: {}\nmodel-paths: [m]", 2, "'model-paths' belongs to a whole project")]
    public void What_cannot_be_meant_is_refused_in_the_later_file(string file, string text, int line, string problem)
    {
        Over(file, text);
        var error = Assert.ThrowsAny<KeptException>(Load);
        Assert.StartsWith($"over/{file}:{line}", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    void Over(string file, string text) => project.Write($"over/{file}", text);

    ModelProject Load() => ModelProject.Load([project.Root, Path.Combine(project.Root, "over")], new Dictionary<string, object?>());

    IEnumerable<string> TestNames() => Load().Tests.Select(test => test.Name);
}
