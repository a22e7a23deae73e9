using Kept.DuckDb;
using Kept.Postgres;
using Kept.Tests.Conformance;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>Runs on a server that are killed, or that meet.</summary>
public sealed class ServedRunTests(PostgresServer server, RunWorlds worlds)
{
    const int Workspaces = 1;
    const int KillsInARow = 3;

    static readonly Random Chance = new(20_240_302);

    [Fact]
    public async Task Runs_that_are_killed_publish_all_or_nothing_and_lose_nothing()
    {
        using var first = await worlds.PublishedAsync();
        using var second = await worlds.CompleteAsync();
        await using var firstTruth = await DuckDbWarehouse.OpenAsync(first.Database, readOnly: true, Cancellation);
        await using var secondTruth = await DuckDbWarehouse.OpenAsync(second.Database, readOnly: true, Cancellation);
        var states = new[] { "", await BothEngines.PublishedAsync(firstTruth), await BothEngines.PublishedAsync(secondTruth) };
        for (var i = 0; i < Workspaces; i++)
        {
            using var workspace = await worlds.PartAsync();
            await using var reader = await (await workspace.ServeAsync(server)).ConnectAsync();
            await reader.ExecuteAsync("set default_transaction_isolation = 'repeatable read'", Cancellation);
            await KillInARowAsync(workspace, reader, states[..2]);
            await workspace.DoneAsync("run");
            workspace.BringTheRest();
            await KillInARowAsync(workspace, reader, states[1..]);
            await workspace.DoneAsync("run");
            await BothEngines.MustAgreeAsync(secondTruth, reader);
        }
    }

    [Fact]
    public async Task A_second_run_on_the_same_database_ends_with_code_3_from_another_workspace_too()
    {
        using var workspace = await worlds.PartAsync();
        var url = await workspace.ServeAsync(server);
        await using (await PostgresWarehouse.OpenWriterAsync(url, await DuckDbWarehouse.OpenAsync(null, false, Cancellation), Cancellation))
        {
            var second = await workspace.KeptAsync("run");
            Assert.Equal(3, second.ExitCode);
            Assert.Contains("another run writes to postgres://", second.Error, StringComparison.Ordinal);
        }

        await workspace.DoneAsync("run");
    }

    [Fact]
    public async Task Rejects_are_corrected_and_replayed_as_on_the_embedded_engine()
    {
        using var both = await BothEngines.CreateAsync(await worlds.PublishedAsync(), await worlds.PartAsync(), server);
        await both.Served.DoneAsync("run");
        await both.DoAsync(async workspace =>
        {
            await workspace.DoneAsync("rejects", "export", "predictions", "-o", "bad.csv");
            var lines = File.ReadAllLines(workspace.At("bad.csv"));
            File.WriteAllLines(workspace.At("bad.csv"), lines.Select(line => line.Replace("not-a-date", "2024-01-01T10:00:00Z", StringComparison.Ordinal)));
            await workspace.DoneAsync("rejects", "replay", "bad.csv");
            await workspace.DoneAsync("run");
        });
        Assert.Equal(File.ReadAllText(both.Embedded.At("bad.csv")), File.ReadAllText(both.Served.At("bad.csv")));
        await both.MustAgreeAsync();
    }

    [Fact]
    public async Task A_text_that_the_server_cannot_hold_is_rejected_and_the_rest_of_its_file_lands()
    {
        using var workspace = await worlds.PartAsync();
        await workspace.ServeAsync(server);
        workspace.Write("feeds/odd.yml", "path: data/odd.csv\nformat: csv\nentities:\n  patients:\n");
        workspace.Write("data/odd.csv", "patient_id,first_name,note\n900001,a\0b,x\n900002,ok,y\0z\n9\0,Ann,\n900003\0");
        await workspace.DoneAsync("run");
        Assert.Equal(["900002|ok"], await workspace.RowsAsync("select patient_id, first_name from dim_patient where patient_id > 900000 and patient_id < 1000000"));
        Assert.Equal(
            ["1|first_name|bad_character|900001,a␀b,x", "3|patient_id|bad_character|9␀,Ann,", "4||wrong_column_count|900003␀"],
            await workspace.RowsAsync("select row_number, column_name, rule, raw from staging.rejects where feed = 'odd' order by row_number"));
    }

    [Fact]
    public async Task A_model_that_fails_in_an_increment_is_told_and_all_stays()
    {
        using var workspace = await worlds.PartAsync();
        await using var reader = await (await workspace.ServeAsync(server)).ConnectAsync();
        workspace.Write("warehouse/models/gold/frail.sql", "select 1 / (case when max(patient_id) = 900001 then 0 else 1 end) as n from {{ ref('dim_patient') }} where patient_id between 900000 and 900002");
        workspace.Write("warehouse/models/gold/frail.yml", "models: [{name: frail, config: {materialized: table}}]");
        await workspace.DoneAsync("run");
        var before = await BothEngines.PublishedAsync(reader);
        workspace.Write("feeds/more.yml", "path: data/more.csv\nformat: csv\nentities:\n  patients:\n");
        workspace.Write("data/more.csv", "patient_id,first_name\n900001,Zoë\n");
        var refused = await workspace.KeptAsync("run", "--store-failures");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the engine refused 'frail'", refused.Output, StringComparison.Ordinal);
        Assert.Contains("division by zero", refused.Output, StringComparison.Ordinal);
        Assert.Equal(before, await BothEngines.PublishedAsync(reader));
        File.Delete(workspace.At("warehouse/models/gold/frail.sql"));
        File.Delete(workspace.At("warehouse/models/gold/frail.yml"));
        await workspace.DoneAsync("run");
        Assert.Equal(["900001"], await workspace.RowsAsync("select patient_id from dim_patient where patient_id between 900000 and 900002"));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task KillInARowAsync(RunWorkspace workspace, PostgresWarehouse reader, string[] states)
    {
        for (var i = 0; i < KillsInARow; i++)
        {
            using var run = workspace.Start(["run"]);
            await Task.Delay(TimeSpan.FromSeconds(2 * Chance.NextDouble()), Cancellation);
            run.Kill();
            await run.EndAsync();
            Assert.Contains(await BothEngines.PublishedAsync(reader), states);
        }
    }
}
