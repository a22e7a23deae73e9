using Kept.Postgres;
using Kept.Tests.Conformance;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>The wide tables on a server: in parts by month and by lists of clinics, with their indexes.</summary>
public sealed class PartitionTests(PostgresServer server, RunWorlds worlds)
{
    [Fact]
    public async Task A_question_about_a_month_and_a_clinic_reads_one_part()
    {
        using var workspace = await WorkspaceAsync();
        await using var session = await (await workspace.ServeAsync(server)).ConnectAsync();
        await workspace.DoneAsync("run");
        foreach (var table in new[] { "unified_appointments", "unified_predictions" })
        {
            var plan = await session.QueryAsync($"explain select count(*) from gold.{table} where clinic_id = 2 and scheduled_fulldate >= '2024-03-01' and scheduled_fulldate < '2024-04-01'", Cancellation);
            var read = plan.Rows.Select(row => (string)row[0]!).Where(line => line.Contains(" on ", StringComparison.Ordinal) && line.Contains(table, StringComparison.Ordinal));
            Assert.Contains($"{table}_202403_1_", Assert.Single(read), StringComparison.Ordinal);
        }

        Assert.Equal(["clinic_id, scheduled_month", "factap_pk", "patient_id"], await IndexesAsync(session, "unified_appointments"));
        Assert.Equal(["clinic_id, scheduled_month", "fact_pk", "factap_pk", "patient_id, probability_dna", "priority, probability_dna"], await IndexesAsync(session, "unified_predictions"));
    }

    [Fact]
    public async Task What_arrives_later_gets_parts_of_its_own_and_the_content_stays()
    {
        using var both = await BothEngines.CreateAsync(await WorkspaceAsync(), await WorkspaceAsync(), server);
        await using var session = await both.Url.ConnectAsync();
        await both.RunAsync();
        var months = await MonthsAsync(session);
        Assert.DoesNotContain(months, month => month.StartsWith("2023", StringComparison.Ordinal));
        await both.DoAsync(workspace =>
        {
            workspace.BringTheRest();
            return workspace.DoneAsync("run");
        });
        var later = await MonthsAsync(session);
        Assert.Subset(later.ToHashSet(), months.ToHashSet());
        Assert.Equal(12, later.Count(month => month.StartsWith("2023", StringComparison.Ordinal)));
        Assert.Equal(0, await session.ScalarAsync<long>($"select count(*) from {await RestAsync(session)} where scheduled_fulldate between '2023-01-01' and '2023-12-31'", Cancellation));
        await both.MustAgreeAsync();
        await both.RunAsync("--full-refresh");
        await both.MustAgreeAsync();
        Assert.Equal(0, await session.ScalarAsync<long>("select count(*) from pg_class where relnamespace = 'gold_partitions'::regnamespace and relkind in ('r', 'p') and not relispartition", Cancellation));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<RunWorkspace> WorkspaceAsync()
    {
        var workspace = await worlds.PartAsync();
        File.AppendAllText(workspace.At("kept.yml"), "vars: {rows_of_a_partition: 30}\n");
        return workspace;
    }

    static async Task<List<string>> MonthsAsync(PostgresWarehouse session) => await ListAsync(session, """
        select substring(cast(cast(relid as regclass) as text) from '_(\d{6})_[0-9a-f]{8}$') from pg_partition_tree('gold.unified_appointments') where level = 1 and not isleaf order by 1
        """);

    static async Task<string> RestAsync(PostgresWarehouse session) => Assert.Single(await ListAsync(session,
        "select cast(cast(relid as regclass) as text) from pg_partition_tree('gold.unified_appointments') where level = 1 and isleaf"));

    static Task<List<string>> IndexesAsync(PostgresWarehouse session, string table) => ListAsync(session, $"""
        select (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute as a where a.attrelid = i.indexrelid) from pg_index as i where i.indrelid = 'gold.{table}'::regclass order by 1
        """);

    static async Task<List<string>> ListAsync(PostgresWarehouse session, string sql) =>
        [.. (await session.QueryAsync(sql, Cancellation)).Rows.Select(row => (string)row[0]!)];
}
