using Kept.Models;
using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class SeedTests
{
    static TestProject Project(string csv, string? properties = null)
    {
        var project = new TestProject().Write("seeds/codes.csv", csv);
        return properties is null ? project : project.Write("seeds/codes.yml", properties);
    }

    static Task<string> TypesAsync(TestProject project) =>
        project.RowsAsync("select string_agg(column_name || ' ' || lower(data_type), ', ' order by ordinal_position) from information_schema.columns where table_name = 'codes'");

    [Fact]
    public async Task A_seed_becomes_a_table_that_models_refer_to_and_tests_look_at()
    {
        await using var project = Project("code,meaning\n5,attended\n3,missed\n", """
            seeds:
              - name: codes
                description: What codes mean.
                config: {schema: lists, alias: code_list}
                columns:
                  - name: code
                    description: The code.
                    data_tests: [unique, not_null]
            """).Write("models/missed.sql", "select code from {{ ref('codes') }} where meaning = 'missed'");
        var report = await project.BuildAsync(rebuild: true);
        Assert.True(report.IsPublished, report.Reason);
        Assert.Equal("5|attended\n3|missed", await project.RowsAsync("select * from main_lists.code_list"));
        Assert.Equal("3", await project.RowsAsync("select * from main.missed"));
        Assert.Equal(2, report.Tests.Count());
        var seed = project.Load().Models.Single(model => model.Name == "codes");
        Assert.Equal((Materialization.Seed, "What codes mean.", "The code."), (seed.Materialization, seed.Description, seed.Columns.Single().Description));
        Assert.Equal(2, report.Models.First().Rows);
    }

    [Theory]
    [InlineData("1\n-20\n", "integer", "1;-20")]
    [InlineData("1\n2.5\n1e2\n", "double", "1.0;2.5;100.0")]
    [InlineData("007\n+8\n", "integer", "7;8")]
    [InlineData("2024-01-31\n2024-2-1\n", "date", "2024-01-31;2024-02-01")]
    [InlineData("2024-01-31 10:00:00\n", "timestamp", "2024-01-31 10:00:00")]
    [InlineData("2024-01-31T10:00:00\n", "timestamp", "2024-01-31 10:00:00")]
    [InlineData("true\nFALSE\n", "boolean", "true;false")]
    [InlineData("1\nnull\n\n", "integer", "1;-;-")]
    [InlineData("null\n", "integer", "-")]
    [InlineData("a\nNull\n1\n", "varchar", "a;-;1")]
    [InlineData("\"a,b\"\n\"say \"\"so\"\"\"\n\"two\nlines\"\n", "varchar", "a,b;say \"so\";two\nlines")]
    [InlineData("2024-13-01\n", "varchar", "2024-13-01")]
    [InlineData(" x \n", "varchar", " x ")]
    public async Task A_column_has_the_first_of_dbts_types_that_fits_every_value(string rows, string type, string values)
    {
        await using var project = Project("v\n" + rows);
        var report = await project.BuildAsync(rebuild: true);
        Assert.True(report.IsPublished, report.Reason);
        Assert.Equal($"v {type}", await TypesAsync(project));
        Assert.Equal(values, await project.RowsAsync("select string_agg(coalesce(v::varchar, '-'), ';') from main.codes"));
    }

    [Fact]
    public async Task The_project_says_types_and_delimiter()
    {
        await using var project = Project("id;name\r\n007;O'Neil\r\n12345678901;\r\n").Write("dbt_project.yml", """
            name: small
            seeds:
              small:
                +delimiter: ;
                codes:
                  +column_types: {id: varchar(20), name: text}
            """);
        Assert.True((await project.BuildAsync(rebuild: true)).IsPublished);
        Assert.Equal("007|O'Neil\n12345678901|null", await project.RowsAsync("select * from main.codes"));
    }

    [Fact]
    public async Task A_seed_is_loaded_again_only_when_its_file_or_its_settings_changed_and_always_in_a_rebuild()
    {
        await using var project = Project("v\n1\n");
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("update main.codes set v = 9");
        var same = await project.BuildAsync(rebuild: false);
        Assert.Equal((1L, 0L), (same.Models.Single().Rows, same.Models.Single().Inserted));
        Assert.Equal("9", await project.RowsAsync("select * from main.codes"));
        project.Write("seeds/codes.csv", "v\n2\n");
        Assert.Equal(1, (await project.BuildAsync(rebuild: false)).Models.Single().Inserted);
        Assert.Equal("2", await project.RowsAsync("select * from main.codes"));
        project.Write("seeds/codes.yml", "seeds:\n  - name: codes\n    config: {column_types: {v: bigint}}\n");
        await project.BuildAsync(rebuild: false);
        Assert.Equal("v bigint", await TypesAsync(project));
        await project.ExecuteAsync("update main.codes set v = 9");
        await project.BuildAsync(rebuild: true);
        Assert.Equal("2", await project.RowsAsync("select * from main.codes"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failing_test_leaves_the_seed_that_was_there(bool rebuild)
    {
        await using var project = Project("v\n1\n", "seeds:\n  - name: codes\n    columns:\n      - {name: v, data_tests: [unique]}\n");
        await project.BuildAsync(rebuild: true);
        project.Write("seeds/codes.csv", "v\n2\n2\n");
        Assert.False((await project.BuildAsync(rebuild)).IsPublished);
        Assert.Equal("1", await project.RowsAsync("select * from main.codes"));
    }

    [Fact]
    public async Task The_file_of_a_later_directory_wins_by_name()
    {
        await using var project = Project("v\n1\n");
        await using var over = new TestProject().Write("seeds/codes.csv", "v,w\n2,3\n");
        File.Delete(Path.Combine(over.Root, "dbt_project.yml"));
        var both = ModelProject.Load([project.Root, over.Root], new Dictionary<string, object?>());
        await new ModelBuilder(await project.WarehouseAsync(), both, TimeProvider.System).BuildAsync(new BuildRequest { Rebuild = true }, new Listener(), TestProject.Cancellation);
        Assert.Equal("2|3", await project.RowsAsync("select * from main.codes"));
        Assert.NotEqual(project.Load().Fingerprint, both.Fingerprint);
    }

    [Theory]
    [InlineData("", null, "has no header")]
    [InlineData("a,a\n1,2\n", null, "has 'a' 2 times")]
    [InlineData("a\n1,2\n", null, "row 1 of 'codes' has 2 values; the header names 1 columns")]
    [InlineData("a\n12345678901\n", null, "whole numbers that an integer cannot hold; say 'column_types: {a: bigint}'")]
    [InlineData("a\n1\n", "{column_types: {b: text}}", "unknown column 'b'")]
    [InlineData("a\n1\n", "{delimiter: tab}", "the delimiter of 'codes' is 'tab'; expected one character")]
    [InlineData("a\nsecret\n", "{column_types: {a: integer}}", "Could not convert string '…'")]
    public async Task What_cannot_be_loaded_is_told(string csv, string? config, string problem)
    {
        await using var project = Project(csv, config is null ? null : $"seeds:\n  - name: codes\n    config: {config}\n");
        var report = (await project.BuildAsync(rebuild: true)).Models.Single();
        Assert.Equal(StepStatus.Error, report.Status);
        Assert.Contains(problem, report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rows_are_loaded_in_their_order()
    {
        await using var project = Project("v\n" + string.Join('\n', Enumerable.Range(1, 5001)));
        await project.BuildAsync(rebuild: true);
        Assert.Equal("5001|1|5001", await project.RowsAsync("select count(*), min(v), max(v) from main.codes"));
    }
}
