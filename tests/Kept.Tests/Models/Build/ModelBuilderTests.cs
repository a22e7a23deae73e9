using Kept.Models.Build;
using Xunit;

namespace Kept.Tests.Models.Build;

public sealed class ModelBuilderTests
{
    /// <summary>A miniature of the real project: keys that changed are deleted by a hook and appended by the body.</summary>
    static TestProject Miniature() => new TestProject()
        .Write("dbt_project.yml", """
            name: small
            models:
              small:
                staging:
                  +materialized: view
                  +schema: staging
                silver:
                  +schema: silver
            """)
        .Write("models/sources.yml", """
            sources:
              - name: raw
                tables:
                  - name: people
                  - name: marks
            """)
        .Write("models/silver/schema.yml", """
            models:
              - name: dim_person
                columns:
                  - name: id
                    data_tests: [unique, not_null]
            """)
        .Write("macros/generate_schema_name.sql", "{% macro generate_schema_name(custom_schema_name, node) %}{{ custom_schema_name or target.schema }}{% endmacro %}")
        .Write("macros/forget.sql", """
            {% macro forget(key) %}
            {% if is_incremental() %}
            create or replace temporary table changed_{{ this.name }} as
            select id as key from {{ source('raw', 'people') }}
            where load > (select coalesce(max(load), 0) from {{ source('raw', 'marks') }} where model = '{{ this.name }}');
            delete from {{ this }} where {{ key }} in (select key from changed_{{ this.name }})
            {% endif %}
            {% endmacro %}
            """)
        .Write("macros/mark.sql", """
            {% macro mark() %}
            delete from {{ source('raw', 'marks') }} where model = '{{ this.name }}';
            insert into {{ source('raw', 'marks') }} select '{{ this.name }}', max(load) from {{ source('raw', 'people') }}
            {% endmacro %}
            """)
        .Write("models/staging/stg_people.sql", "select * from {{ source('raw', 'people') }} where not gone")
        .Write("models/silver/dim_person.sql", """
            {{ config(materialized='incremental', pre_hook="{{ forget('id') }}", post_hook="{{ mark() }}") }}
            select id, name from {{ ref('stg_people') }}
            {% if is_incremental() %}
            where id in (select key from changed_dim_person)
            {% endif %}
            """)
        .Write("models/silver/people_by_name.sql", "{{ config(materialized='table') }}\nselect name, count(*) as people from {{ ref('dim_person') }} group by name");

    static async Task<TestProject> MiniatureWithRowsAsync()
    {
        var project = Miniature();
        await project.ExecuteAsync("""
            create schema raw;
            create table raw.people(id int, name varchar, load int, gone boolean);
            create table raw.marks(model varchar, load int);
            insert into raw.people values (1, 'Ada', 1, false), (2, 'Bob', 1, false)
            """);
        return project;
    }

    [Fact]
    public async Task A_rebuild_makes_everything_and_leaves_nothing_aside()
    {
        await using var project = await MiniatureWithRowsAsync();
        var listener = new Listener();
        var report = await project.BuildAsync(rebuild: true, listener);
        Assert.True(report.IsPublished);
        Assert.Equal("raw.marks raw.people silver.dim_person silver.people_by_name staging.stg_people", await project.TablesAsync());
        Assert.Equal("1|Ada\n2|Bob", await project.RowsAsync("select * from silver.dim_person order by id"));
        Assert.Equal("dim_person|1", await project.RowsAsync("select * from raw.marks"));
        Assert.Equal([null, 2L, 2L], report.Models.Select(model => model.Rows));
        Assert.Equal(["1/5 stg_people", "stg_people Passed", "2/5 dim_person", "dim_person Passed"], listener.Heard.Take(4));
    }

    [Fact]
    public async Task An_incremental_build_takes_in_what_is_new_and_counts_it()
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("delete from raw.people where id = 2; insert into raw.people values (2, 'Bea', 2, false), (3, 'Cid', 2, false), (1, 'Ada', 2, true); delete from raw.people where id = 1 and load = 1");
        var report = await project.BuildAsync(rebuild: false);
        Assert.True(report.IsPublished);
        Assert.Equal("2|Bea\n3|Cid", await project.RowsAsync("select * from silver.dim_person order by id"));
        Assert.Equal("Bea|1\nCid|1", await project.RowsAsync("select * from silver.people_by_name order by name"));
        Assert.Equal("dim_person|2", await project.RowsAsync("select * from raw.marks"));
        var person = report.Models.Single(model => model.Step.Name == "dim_person");
        Assert.Equal((2L, 2L, 2L), (person.Rows, person.Inserted, person.Deleted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failing_test_leaves_what_was_there(bool rebuild)
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("insert into raw.people values (1, 'Dan', 2, false)");
        var report = await project.BuildAsync(rebuild);
        Assert.False(report.IsPublished);
        Assert.Equal("the test 'unique_dim_person_id' failed", report.Reason);
        Assert.Equal("1|Ada\n2|Bob", await project.RowsAsync("select * from silver.dim_person order by id"));
        Assert.Equal("dim_person|1", await project.RowsAsync("select * from raw.marks"));
        Assert.DoesNotContain("__next", await project.TablesAsync(), StringComparison.Ordinal);
        Assert.Equal(StepStatus.Skipped, report.Models.Last().Status);
        Assert.Equal((StepStatus.Failed, 1L), report.Tests.Where(test => test.Step.Name.StartsWith("unique", StringComparison.Ordinal)).Select(test => (test.Status, test.Failures ?? 0)).Single());
    }

    [Fact]
    public async Task Tests_alone_leave_what_a_refused_rebuild_has_left_aside()
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("insert into raw.people values (1, 'Dan', 2, false)");
        await project.BuildAsync(rebuild: true, request: new BuildRequest { KeepsAside = true });
        var tests = project.Load().Tests.Select(test => test.UniqueId).ToHashSet();
        Assert.True((await project.BuildAsync(rebuild: false, request: new BuildRequest { Selected = tests })).IsPublished);
        Assert.Contains("silver.dim_person__next", await project.TablesAsync(), StringComparison.Ordinal);
        await project.BuildAsync(rebuild: false);
        Assert.DoesNotContain("__next", await project.TablesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_test_sees_what_a_hook_made_of_the_models_rows(bool rebuild)
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.BuildAsync(rebuild: true);
        project.Write("models/silver/dim_person.sql", """
            {{ config(materialized='table', post_hook=["insert into {{ this }} values (3, 'Eve')", "{{ mark() }}"]) }}
            select id, name from {{ ref('stg_people') }}
            """);
        var report = await project.BuildAsync(rebuild);
        Assert.True(report.IsPublished);
        Assert.Equal((3L, 3L), report.Models.Where(model => model.Step.Name == "dim_person").Select(model => (model.Rows!.Value, model.Inserted!.Value)).Single());
        Assert.Equal("1|Ada\n2|Bob\n3|Eve", await project.RowsAsync("select * from silver.dim_person order by id"));

        project.Write("models/silver/dim_person.sql", """
            {{ config(materialized='table', post_hook=["update {{ this }} set id = 1", "delete from {{ source('raw', 'marks') }}"]) }}
            select id, name from {{ ref('stg_people') }}
            """);
        Assert.Equal("the test 'unique_dim_person_id' failed", (await project.BuildAsync(rebuild)).Reason);
        Assert.Equal("dim_person|1", await project.RowsAsync("select * from raw.marks"));
    }

    [Fact]
    public async Task A_test_that_warns_does_not_block()
    {
        await using var project = await MiniatureWithRowsAsync();
        project.Write("tests/nobody_is_bob.sql", "{{ config(severity='warn') }}\n-- Bob has left\nselect * from {{ ref('dim_person') }} where name = 'Bob'");
        var report = await project.BuildAsync(rebuild: true);
        Assert.True(report.IsPublished);
        Assert.Equal((StepStatus.Warned, 1L), report.Tests.Where(test => test.Step.Name == "nobody_is_bob").Select(test => (test.Status, test.Failures ?? 0)).Single());
    }

    [Fact]
    public async Task What_a_killed_build_left_aside_is_dropped()
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.ExecuteAsync("create schema silver; create table silver.old__next as select 1 as x; create view silver.older__next as select * from silver.old__next");
        await project.BuildAsync(rebuild: true);
        Assert.DoesNotContain("__next", await project.TablesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_build_that_is_stopped_leaves_what_was_there(bool rebuild)
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("insert into raw.people values (3, 'Cid', 2, false)");
        using var stop = new CancellationTokenSource();
        var builder = new ModelBuilder(await project.WarehouseAsync(), project.Load(), TimeProvider.System);
        var listener = new Listener(name => (name == "people_by_name" ? stop.CancelAsync() : Task.CompletedTask).Wait(TestProject.Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => builder.BuildAsync(new BuildRequest { Rebuild = rebuild }, listener, stop.Token));
        Assert.Equal("1|Ada\n2|Bob", await project.RowsAsync("select * from silver.dim_person order by id"));
        Assert.Equal("dim_person|1", await project.RowsAsync("select * from raw.marks"));
        Assert.DoesNotContain("__next", await project.TablesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_engine_refuses_is_told_with_the_models_file_and_the_line_of_the_compiled_text(bool rebuild)
    {
        await using var project = await MiniatureWithRowsAsync();
        await project.BuildAsync(rebuild: true);
        project.Write("models/silver/people_by_name.sql", "{{ config(materialized='table') }}\nselect name,\n  nope(id) as x\nfrom {{ ref('dim_person') }}");
        var compiled = Path.Combine(project.Root, "target");
        var report = await project.BuildAsync(rebuild, null, new BuildRequest { CompiledDirectory = compiled });
        var step = report.Models.Single(model => model.Status is StepStatus.Error);
        Assert.False(report.IsPublished);
        Assert.Equal("the model 'people_by_name' could not be built", report.Reason);
        Assert.Matches("^[^:]*models/silver/people_by_name.sql: the engine refused", step.Problem);
        Assert.Contains("people_by_name.sql, line 2): ", step.Problem, StringComparison.Ordinal);
        Assert.Contains("nope", step.Problem, StringComparison.Ordinal);
        Assert.Contains("nope(id)", await File.ReadAllTextAsync(Path.Combine(compiled, "small/models/silver/people_by_name.sql"), TestProject.Cancellation), StringComparison.Ordinal);
        Assert.Equal("1|Ada\n2|Bob", await project.RowsAsync("select * from silver.dim_person order by id"));
        Assert.DoesNotContain("__next", await project.TablesAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "bad Error, after_bad Skipped, good Passed, after_good Passed")]
    [InlineData(true, true, "bad Error, after_bad Skipped, good Skipped, after_good Skipped")]
    [InlineData(false, false, "bad Error, after_bad Skipped, good Passed, after_good Passed")]
    public async Task What_does_not_depend_on_a_failure_goes_on_unless_the_first_one_ends_the_build(bool rebuild, bool failFast, string steps)
    {
        await using var project = await WithAFailureAsync("select nope from (select 1)");
        var report = await project.BuildAsync(rebuild, null, new BuildRequest { FailFast = failFast });
        Assert.False(report.IsPublished);
        Assert.Equal(steps, string.Join(", ", report.Models.Select(model => $"{model.Step.Name} {model.Status}")));
        Assert.Equal("main.after_bad main.after_good main.bad main.good", await project.TablesAsync());
        Assert.All(report.Models.Where(model => model.Status is not StepStatus.Passed), model => Assert.NotNull(model.Problem));
    }

    [Fact]
    public async Task An_error_that_ends_the_engines_transaction_skips_the_rest()
    {
        await using var project = await WithAFailureAsync("select cast(x as integer) as x from (select 'none' as x)");
        var report = await project.BuildAsync(rebuild: false);
        Assert.Equal("bad Error, after_bad Skipped, good Skipped, after_good Skipped", string.Join(", ", report.Models.Select(model => $"{model.Step.Name} {model.Status}")));
        Assert.Equal("the error of 'bad' ended the transaction", report.Models.ElementAt(2).Problem);
        Assert.True((await (await WithAFailureAsync("select 2 as x")).BuildAsync(rebuild: false)).IsPublished);
    }

    static async Task<TestProject> WithAFailureAsync(string sql)
    {
        var project = new TestProject()
            .Write("models/a/bad.sql", "{{ config(materialized='table') }} select 1 as x")
            .Write("models/b/after_bad.sql", "{{ config(materialized='table') }} select * from {{ ref('bad') }}")
            .Write("models/c/good.sql", "{{ config(materialized='table') }} select 1 as x")
            .Write("models/d/after_good.sql", "{{ config(materialized='table') }} select * from {{ ref('good') }}");
        await project.BuildAsync(rebuild: true);
        return project.Write("models/a/bad.sql", "{{ config(materialized='table') }} " + sql);
    }

    [Fact]
    public async Task A_table_that_becomes_a_view_and_a_table_again_is_replaced()
    {
        await using var project = await MiniatureWithRowsAsync();
        foreach (var (kind, rebuild) in new[] { ("table", true), ("view", true), ("table", true), ("view", false), ("table", false) })
        {
            project.Write("models/silver/people_by_name.sql", $"{{{{ config(materialized='{kind}') }}}} select name from {{{{ ref('dim_person') }}}}");
            Assert.True((await project.BuildAsync(rebuild)).IsPublished);
            Assert.Equal("2", await project.RowsAsync("select count(*) from silver.people_by_name"));
        }
    }

    [Fact]
    public async Task By_unique_key_a_row_takes_the_place_of_the_one_before()
    {
        await using var project = new TestProject()
            .Write("models/sources.yml", "sources: [{name: raw, tables: [{name: t}]}]")
            .Write("models/kept.sql", "{{ config(materialized='incremental', unique_key=['a', 'b']) }} select * from {{ source('raw', 't') }}");
        await project.ExecuteAsync("create schema raw; create table raw.t as select 1 as a, 2 as b, 'old' as c");
        await project.BuildAsync(rebuild: true);
        await project.ExecuteAsync("delete from raw.t; insert into raw.t values (1, 2, 'new'), (1, 3, 'more')");
        await project.BuildAsync(rebuild: false);
        Assert.Equal("1|2|new\n1|3|more", await project.RowsAsync("select * from main.kept order by all"));
    }

    [Fact]
    public async Task Columns_are_added_by_name_whatever_their_order()
    {
        await using var project = new TestProject()
            .Write("models/kept.sql", "{{ config(materialized='incremental') }} {% if is_incremental() %}select 'x' as b, 2 as a{% else %}select 1 as a, 'y' as b{% endif %}");
        await project.BuildAsync(rebuild: true);
        await project.BuildAsync(rebuild: false);
        Assert.Equal("1|y\n2|x", await project.RowsAsync("select * from main.kept order by a"));
    }

    [Fact]
    public async Task Indexes_are_made_with_the_table()
    {
        await using var project = new TestProject().Write("models/t.sql", "{{ config(materialized='table', indexes=[{'columns': ['a'], 'unique': true}]) }} select 1 as a");
        await project.BuildAsync(rebuild: true);
        await project.BuildAsync(rebuild: true);
        await project.BuildAsync(rebuild: false);
        Assert.Equal("t|true", (await project.RowsAsync("select table_name, is_unique from duckdb_indexes()")).ToLowerInvariant());
    }

    [Theory]
    [InlineData("", "is referred to only while building")]
    [InlineData("-- depends_on: {{ ref('b') }}", null)]
    public async Task A_model_that_is_referred_to_only_while_building_must_be_announced(string head, string? problem)
    {
        await using var project = new TestProject()
            .Write("models/b.sql", "select 1 as x")
            .Write("models/a.sql", head + "\n{% if execute %}select * from {{ ref('b') }}{% else %}select 1 as x{% endif %}");
        var report = await project.BuildAsync(rebuild: true);
        Assert.Equal(problem is null, report.IsPublished);
        Assert.Contains(problem ?? "", report.Models.First(model => model.Step.Name == "a").Problem ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_logs_is_heard()
    {
        await using var project = new TestProject().Write("models/a.sql", "{% do log('quiet') %}{% do log('to be heard', info=true) %}select 1 as x");
        var listener = new Listener();
        await project.BuildAsync(rebuild: true, listener);
        Assert.Equal(["1/1 a", "to be heard", "a Passed"], listener.Heard);
    }

    [Fact]
    public async Task The_plan_lists_the_steps_and_does_nothing()
    {
        await using var project = await MiniatureWithRowsAsync();
        var plan = new ModelBuilder(await project.WarehouseAsync(), project.Load(), TimeProvider.System).Plan();
        Assert.Equal(
            ["stg_people View", "dim_person Incremental", "unique_dim_person_id ", "not_null_dim_person_id ", "people_by_name Table"],
            plan.Select(step => $"{step.Name} {step.Materialization}"));
        Assert.Equal("raw.marks raw.people", await project.TablesAsync());
    }
}
