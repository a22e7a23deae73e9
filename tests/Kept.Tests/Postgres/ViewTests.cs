using Kept.Postgres;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>What a server binds to a table outlives the table's being made anew.</summary>
public sealed class ViewTests(PostgresServer server, RunWorlds worlds)
{
    const string Reports = """
        create schema reports;
        create view reports.missed as select clinic_name, count(*) as missed from gold.unified_appointment where outcome = 'missed' group by clinic_name;
        create view reports.worst as select * from reports.missed order by missed desc limit 1;
        """;

    [Fact]
    public async Task Anyones_views_and_privileges_outlive_a_rebuild()
    {
        using var workspace = await worlds.PartAsync();
        await using var person = await (await workspace.ServeAsync(server)).ConnectAsync();
        await workspace.DoneAsync("run");
        await DoAsync(person, Reports + """
            create role outlives_analyst; grant select on reports.worst, gold.unified_appointments to outlives_analyst;
            """);
        await workspace.DoneAsync("run", "--full-refresh");
        Assert.NotEmpty((await person.QueryAsync("select * from reports.worst", Cancellation)).Rows);
        Assert.True(await person.ScalarAsync<bool>("""
            select has_table_privilege('outlives_analyst', 'reports.worst', 'select') and has_table_privilege('outlives_analyst', 'gold.unified_appointments', 'select')
              and not has_table_privilege('outlives_analyst', 'reports.missed', 'select') and not has_table_privilege('outlives_analyst', 'gold.unified_predictions', 'select')
            """, Cancellation));
    }

    [Fact]
    public async Task A_part_leaves_the_views_beside_it_where_they_are()
    {
        using var workspace = await worlds.PartAsync();
        await using var person = await (await workspace.ServeAsync(server)).ConnectAsync();
        await workspace.DoneAsync("run");
        await DoAsync(person, Reports);
        foreach (var options in new[] { new[] { "--full-refresh" }, [] })
        {
            await workspace.DoneAsync(["build", "--select", "unified_appointments", "clinic_probability", "dim_date", .. options]);
            Assert.NotEmpty((await person.QueryAsync("select * from reports.worst", Cancellation)).Rows);
            Assert.Equal(
                await person.ScalarAsync<long>("select count(*) from gold.unified_appointments", Cancellation),
                await person.ScalarAsync<long>("select count(*) from gold.unified_appointment", Cancellation));
        }
    }

    [Fact]
    public async Task A_view_that_does_not_fit_any_more_keeps_all_as_it_was()
    {
        using var workspace = await worlds.PartAsync();
        await using var person = await (await workspace.ServeAsync(server)).ConnectAsync();
        workspace.Write("warehouse/models/gold/clinic_names.sql", "{{ config(materialized='table') }} select clinic_id, clinic_name as title from {{ ref('dim_clinic') }}");
        await workspace.DoneAsync("run");
        await DoAsync(person, "create view gold.titles as select title from gold.clinic_names");
        workspace.Write("warehouse/models/gold/clinic_names.sql", "{{ config(materialized='table') }} select clinic_id, clinic_name as name from {{ ref('dim_clinic') }}");
        var refused = await workspace.KeptAsync("run");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("gold.titles: this view reads what is made anew, and does not fit it any more", refused.Error, StringComparison.Ordinal);
        Assert.NotEmpty((await person.QueryAsync("select title from gold.titles", Cancellation)).Rows);
        await DoAsync(person, "drop view gold.titles; create materialized view gold.copied as select title from gold.clinic_names");
        refused = await workspace.KeptAsync("run");
        Assert.Contains("a materialized view, or another object", refused.Error, StringComparison.Ordinal);
        await DoAsync(person, "drop materialized view gold.copied");
        await workspace.DoneAsync("run");
        Assert.NotEmpty((await person.QueryAsync("select name from gold.clinic_names", Cancellation)).Rows);
    }

    [Fact]
    public async Task A_run_that_takes_in_what_is_new_waits_for_no_reader()
    {
        using var workspace = await worlds.PartAsync();
        await using var reader = await (await workspace.ServeAsync(server)).ConnectAsync();
        await workspace.DoneAsync("run");
        await DoAsync(reader, "begin isolation level repeatable read");
        var before = await AllAsync(reader);
        workspace.BringTheRest();
        await workspace.DoneAsync("run");
        Assert.Equal(before, await AllAsync(reader));
        await DoAsync(reader, "commit");
        Assert.NotEqual(before, await AllAsync(reader));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task DoAsync(PostgresWarehouse session, string sql) => session.ExecuteAsync(sql, Cancellation);

    /// <summary>How many rows each table and view of the medallion holds.</summary>
    static async Task<List<long>> AllAsync(PostgresWarehouse reader)
    {
        var tables = await reader.QueryAsync("select table_schema, table_name from information_schema.tables where table_schema in ('bronze', 'silver', 'gold') order by 1, 2", Cancellation);
        var counts = new List<long>();
        foreach (var table in tables.Rows)
        {
            counts.Add(await reader.ScalarAsync<long>($"select count(*) from {table[0]}.{table[1]}", Cancellation));
        }

        return counts;
    }
}
