using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class ContractTests
{
    static TestProject Project(string sql, string columns, string more = "", string config = "materialized: table") => new TestProject()
        .Write("models/promised.sql", sql)
        .Write("models/promised.yml", $$"""
            models:
              - name: promised
                config: { {{config}}, contract: {enforced: true} }
                columns:
            {{string.Join('\n', columns.Split(';').Select(column => $"      - {{{column.Trim()}}}"))}}
            {{more}}
            """);

    [Theory]
    [InlineData("materialized: table")]
    [InlineData("materialized: view")]
    [InlineData("materialized: incremental, on_schema_change: fail")]
    public async Task A_query_that_gives_what_the_contract_says_is_built(string config)
    {
        await using var project = Project("select 'x' as name, cast(1 as bigint) as id", "name: id, data_type: bigint; name: name, data_type: string", config: config);
        for (var build = 0; build < 2; build++)
        {
            var report = await project.BuildAsync(rebuild: build == 0);
            Assert.True(report.IsPublished, report.Reason);
        }

        var order = config == "materialized: view" ? "name id" : "id name";
        Assert.Equal(order, await project.RowsAsync("select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_name = 'promised'"));
    }

    [Fact]
    public async Task A_query_that_gives_anything_else_is_refused_with_every_difference_and_nothing_is_built()
    {
        await using var project = Project("select 1 as id, 'x' as name, 2.5 as extra", "name: id, data_type: bigint; name: name, data_type: varchar; name: born, data_type: date");
        var report = (await project.BuildAsync(rebuild: true)).Models.Single();
        Assert.Equal(StepStatus.Error, report.Status);
        Assert.EndsWith("""
              column  query gives   contract says
              id      INTEGER       BIGINT         another type
              born                  DATE           the query does not give it
              extra   DECIMAL(2,1)                 the contract does not know it
            """, report.Problem, StringComparison.Ordinal);
        Assert.Equal("null", await project.TablesAsync());
    }

    [Theory]
    [InlineData("name: id, data_type: integer, constraints: [{type: not_null}]", "", "select cast(null as integer) as id", "NOT NULL constraint failed")]
    [InlineData("name: id, data_type: integer, constraints: [{type: check, expression: id > 0}]", "", "select 0 as id", "CHECK constraint failed")]
    [InlineData("name: id, data_type: integer", "    constraints: [{type: check, name: positive, expression: id > 0}]", "select 0 as id", "CHECK constraint failed")]
    [InlineData("name: id, data_type: integer", "    constraints: [{type: not_null, columns: [id]}]", "select cast(null as integer) as id", "CHECK constraint failed")]
    public async Task A_constraint_is_enforced_by_the_engine(string column, string constraint, string sql, string problem)
    {
        await using var refused = Project(sql, column, constraint);
        Assert.Contains(problem, (await refused.BuildAsync(rebuild: true)).Models.Single().Problem, StringComparison.Ordinal);
        await using var kept = Project("select 7 as id", column, constraint);
        Assert.True((await kept.BuildAsync(rebuild: true)).IsPublished);
        await Assert.ThrowsAnyAsync<KeptException>(() => kept.ExecuteAsync($"insert into main.promised {sql}"));
    }

    [Theory]
    [InlineData("name: id", "", "materialized: table", "the column 'id' has no data_type")]
    [InlineData("name: id, data_type: int", "", "materialized: ephemeral", "an ephemeral model has no contract")]
    [InlineData("name: id, data_type: int", "", "materialized: incremental", "on_schema_change must be 'append_new_columns' or 'fail'")]
    [InlineData("name: id, data_type: int, constraints: [{type: not_null}]", "", "materialized: view", "a view has no constraints")]
    [InlineData("name: id, data_type: int, constraints: [{type: unique}]", "", "materialized: table", "the constraint 'unique' is not supported; not_null and check are")]
    [InlineData("name: id, data_type: int", "    constraints: [{type: foreign_key, columns: [id]}]", "materialized: table", "the constraint 'foreign_key' is not supported")]
    [InlineData("name: id, data_type: int, constraints: [{type: check}]", "", "materialized: table", "a check has no 'expression'")]
    [InlineData("name: id, data_type: int, constraints: [{type: not_null}]", "", "materialized: incremental, on_schema_change: fail, full_refresh: false", "full_refresh: false and constraints")]
    public async Task A_contract_that_cannot_be_kept_is_refused_while_the_project_is_read(string column, string more, string config, string problem)
    {
        await using var project = Project("select 1 as id", column, more, config);
        Assert.Contains(problem, project.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constraints_without_a_contract_are_refused()
    {
        await using var project = new TestProject().Write("models/a.sql", "select 1 as id")
            .Write("models/a.yml", "models:\n  - name: a\n    columns:\n      - {name: id, data_type: int, constraints: [{type: not_null}]}\n");
        Assert.Contains("hold only where the contract is enforced", project.Refused().Message, StringComparison.Ordinal);
    }
}
