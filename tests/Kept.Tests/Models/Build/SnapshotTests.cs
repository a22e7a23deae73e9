using Kept.Models;
using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class SnapshotTests
{
    const string Versions = "select id, v, dbt_valid_from, dbt_valid_to from main.history order by id, dbt_valid_from";

    readonly MovingClock clock = new();

    static TestProject Project(string config, string columns = "") => new TestProject()
        .Write("models/people.sql", "{{ config(materialized='view') }} select * from raw.people")
        .Write("snapshots/history.yml", $$"""
            snapshots:
              - name: history
                relation: ref('people')
                config: {unique_key: id, {{config}}}
            {{columns}}
            """);

    static async Task<TestProject> WithPeopleAsync(TestProject project, string people)
    {
        await project.ExecuteAsync("create schema if not exists raw");
        await PeopleAsync(project, people);
        return project;
    }

    static Task PeopleAsync(TestProject project, string people) => project.ExecuteAsync(
        $"create or replace table raw.people as select id, v, cast('2024-01-' || day as timestamp) as changed_at from (values {people}) as rows (id, v, day) where id is not null");

    async Task<BuildReport> TakeAsync(TestProject project, bool rebuild = false)
    {
        clock.Move();
        return await new ModelBuilder(await project.WarehouseAsync(), project.Load(), clock).BuildAsync(new BuildRequest { Rebuild = rebuild }, new Listener(), TestProject.Cancellation);
    }

    async Task TakenAsync(TestProject project, bool rebuild = false)
    {
        var report = await TakeAsync(project, rebuild);
        Assert.True(report.IsPublished, report.Reason);
    }

    static async Task<string> DaysAsync(TestProject project, string sql = Versions) =>
        (await project.RowsAsync(sql)).Replace(" 00:00:00", "", StringComparison.Ordinal).Replace("/2024", "", StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_timestamp_a_version_begins_and_the_one_before_it_ends_when_the_row_says_that_it_changed(bool rebuild)
    {
        await using var project = await WithPeopleAsync(Project("strategy: timestamp, updated_at: changed_at"), "(1, 'Ada', '01'), (2, 'Bob', '01')");
        await TakenAsync(project, rebuild);
        await PeopleAsync(project, "(1, 'Eve', '05'), (2, 'Bea', '01'), (3, 'Cid', '04')");
        await TakenAsync(project, rebuild);
        await TakenAsync(project, rebuild);
        Assert.Equal("1|Ada|01/01|01/05\n1|Eve|01/05|null\n2|Bob|01/01|null\n3|Cid|01/04|null", await DaysAsync(project));
        Assert.Equal("True", await project.RowsAsync("select bool_and(dbt_scd_id = md5(id::varchar || '|' || changed_at::varchar) and dbt_updated_at = dbt_valid_from) from main.history"));
        Assert.DoesNotContain("__", await project.TablesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check_cols: [v]", "1|Ada|02/01|02/02\n1|Eve|02/02|null\n2|Bob|02/01|null\n3|Cid|02/02|null\n4|null|02/01|02/02\n4|Dan|02/02|null")]
    [InlineData("check_cols: all", "1|Ada|02/01|02/02\n1|Eve|02/02|null\n2|Bob|02/01|02/02\n2|Bob|02/02|null\n3|Cid|02/02|null\n4|null|02/01|02/02\n4|Dan|02/02|null")]
    [InlineData("check_cols: [v], updated_at: changed_at", "1|Ada|01/01|01/05\n1|Eve|01/05|null\n2|Bob|01/01|null\n3|Cid|01/04|null\n4|null|01/01|01/06\n4|Dan|01/06|null")]
    public async Task By_check_a_version_begins_when_a_value_is_another(string check, string versions)
    {
        await using var project = await WithPeopleAsync(Project($"strategy: check, {check}"), "(1, 'Ada', '01'), (2, 'Bob', '01'), (4, null, '01')");
        await TakenAsync(project);
        await PeopleAsync(project, "(1, 'Eve', '05'), (2, 'Bob', '02'), (3, 'Cid', '04'), (4, 'Dan', '06')");
        await TakenAsync(project);
        await TakenAsync(project);
        Assert.Equal(versions, await DaysAsync(project));
    }

    [Theory]
    [InlineData("hard_deletes: ignore", "1|Ada|02/01|null\n2|Bob|02/01|null")]
    [InlineData("hard_deletes: invalidate", "1|Ada|02/01|null\n2|Bob|02/01|02/02\n2|Bob|02/04|null")]
    [InlineData("invalidate_hard_deletes: true", "1|Ada|02/01|null\n2|Bob|02/01|02/02\n2|Bob|02/04|null")]
    [InlineData("hard_deletes: new_record", "1|Ada|02/01|null\n2|Bob|02/01|02/02\n2|Bob|02/02|02/04\n2|Bob|02/04|null")]
    public async Task A_row_that_is_gone_stays_ends_or_is_written_down_as_deleted(string deletes, string versions)
    {
        await using var project = await WithPeopleAsync(Project($"strategy: check, check_cols: all, {deletes}"), "(1, 'Ada', '01'), (2, 'Bob', '01')");
        await TakenAsync(project);
        await PeopleAsync(project, "(1, 'Ada', '01')");
        await TakenAsync(project);
        await TakenAsync(project);
        await PeopleAsync(project, "(1, 'Ada', '01'), (2, 'Bob', '01')");
        await TakenAsync(project);
        await TakenAsync(project);
        Assert.Equal(versions, await DaysAsync(project));
        if (deletes.EndsWith("new_record", StringComparison.Ordinal))
        {
            Assert.Equal("False|False|True|False", await project.RowsAsync("select string_agg(dbt_is_deleted, '|' order by id, dbt_valid_from) from main.history"));
        }
    }

    [Fact]
    public async Task What_still_holds_ends_on_the_day_that_the_project_says_and_columns_are_called_as_it_says()
    {
        await using var project = await WithPeopleAsync(
            Project("""strategy: timestamp, updated_at: changed_at, hard_deletes: new_record, dbt_valid_to_current: "timestamp '9999-12-31'", snapshot_meta_column_names: {dbt_valid_from: since, dbt_valid_to: until, dbt_scd_id: version, dbt_updated_at: at, dbt_is_deleted: gone}"""),
            "(1, 'Ada', '01'), (2, 'Bob', '01')");
        await TakenAsync(project);
        await PeopleAsync(project, "(1, 'Eve', '05')");
        await TakenAsync(project);
        await TakenAsync(project);
        Assert.Equal("1|Ada|01/01|01/05|False\n1|Eve|01/05|12/31/9999|False\n2|Bob|01/01|02/02|False\n2|Bob|02/02|12/31/9999|True", await DaysAsync(project, "select id, v, since, until, gone from main.history order by id, since"));
        Assert.Equal("id v changed_at version at since until gone", await project.RowsAsync("select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_name = 'history'"));
    }

    [Fact]
    public async Task A_snapshot_block_is_a_snapshot_too_with_several_in_a_file_a_key_of_two_columns_and_a_schema_of_its_own()
    {
        await using var project = await WithPeopleAsync(new TestProject().Write("snapshots/both.sql", """
            {% snapshot first %}
            {{ config(target_schema='past', strategy='check', check_cols=['v'], unique_key=['id', 'day']) }}
            with p as (select id, v, day(changed_at) as day from raw.people) select * from p -- so
            {% endsnapshot %}

            {% snapshot second %}
            {{ config(schema='past', alias='other', strategy='timestamp', updated_at='changed_at', unique_key="id || '-' || v") }}
            select id, v, changed_at from {{ ref('first') }} inner join raw.people using (id, v) where '{{ this.name }}' = 'other'
            {% endsnapshot %}
            """), "(1, 'Ada', '01'), (1, 'Bob', '02')");
        await TakenAsync(project);
        await PeopleAsync(project, "(1, 'Eve', '01'), (1, 'Bob', '02')");
        await TakenAsync(project);
        Assert.Equal("1|Ada|1|02/02\n1|Eve|1|null\n1|Bob|2|null", await DaysAsync(project, "select id, v, day, dbt_valid_to from past.first order by day, dbt_valid_from"));
        Assert.Equal("3", await project.RowsAsync("select count(*) from main_past.other"));
        Assert.Equal([Materialization.Snapshot, Materialization.Snapshot], project.Load().Models.Select(model => model.Materialization));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failing_test_leaves_the_history_as_it_was(bool rebuild)
    {
        await using var project = await WithPeopleAsync(
            Project("strategy: check, check_cols: all", "    columns:\n      - {name: v, data_tests: [{accepted_values: {arguments: {values: [Ada]}}}]}"), "(1, 'Ada', '01')");
        await TakenAsync(project);
        await PeopleAsync(project, "(1, 'Eve', '02')");
        Assert.False((await TakeAsync(project, rebuild)).IsPublished);
        Assert.Equal("1|Ada|02/01|null", await DaysAsync(project));
    }

    [Fact]
    public async Task A_column_that_comes_is_added_and_one_that_goes_is_empty_from_then_on()
    {
        await using var project = await WithPeopleAsync(Project("strategy: check, check_cols: all"), "(1, 'Ada', '01')");
        await TakenAsync(project);
        await project.ExecuteAsync("alter table raw.people add column w int; update raw.people set w = 7; alter table raw.people drop column changed_at");
        await TakenAsync(project);
        await TakenAsync(project);
        Assert.Equal("1|Ada|01/01|null|02/02\n1|Ada|null|7|null", await DaysAsync(project, "select id, v, changed_at, w, dbt_valid_to from main.history order by dbt_valid_from"));
    }

    [Theory]
    [InlineData("(1, 'Ada', '01'), (1, 'Bob', '01'), (2, 'Cid', '01')", "1 of its values stand in several rows, and 0 rows have none")]
    public async Task A_key_that_does_not_tell_rows_apart_is_refused(string people, string problem)
    {
        await using var project = await WithPeopleAsync(Project("strategy: check, check_cols: all"), people);
        Assert.Contains(problem, (await TakeAsync(project)).Models.Last().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_no_snapshot_is_not_written_to()
    {
        await using var project = await WithPeopleAsync(Project("strategy: check, check_cols: all"), "(1, 'Ada', '01')");
        await project.ExecuteAsync("create table main.history as select 1 as id, 'x' as dbt_scd_id");
        var problem = (await TakeAsync(project)).Models.Last().Problem;
        Assert.Contains("main.history is not a table of this snapshot: it has no dbt_updated_at, dbt_valid_from, dbt_valid_to", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("strategy: timestamp", "has no updated_at; expected the column that says when a row was changed")]
    [InlineData("strategy: check", "has no check_cols; expected 'all', or a list of columns")]
    [InlineData("strategy: check, check_cols: some", "must be 'all', or a list of columns")]
    [InlineData("strategy: guess", "strategy 'guess' is not supported; expected timestamp or check")]
    [InlineData("tags: x", "has no strategy; expected timestamp or check")]
    [InlineData("strategy: check, check_cols: all, hard_deletes: ignore, invalidate_hard_deletes: true", "has both hard_deletes and invalidate_hard_deletes")]
    [InlineData("strategy: check, check_cols: all, snapshot_meta_column_names: {dbt_valid: x}", "unknown column 'dbt_valid'")]
    [InlineData("strategy: check, check_cols: all, target_database: x", "the setting 'target_database' is not supported here")]
    public async Task Settings_that_cannot_be_meant_are_refused_while_the_project_is_read(string config, string problem)
    {
        await using var project = Project(config);
        Assert.Contains(problem, project.Refused().Message, StringComparison.Ordinal);
    }

    /// <summary>A day later at each step, from the first of February 2024.</summary>
    sealed class MovingClock : TimeProvider
    {
        DateTimeOffset now = new(2024, 1, 31, 0, 0, 0, TimeSpan.Zero);

        public void Move() => now = now.AddDays(1);

        public override DateTimeOffset GetUtcNow() => now;
    }
}
