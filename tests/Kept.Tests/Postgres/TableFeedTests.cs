using CsCheck;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Postgres.Feeds;
using Kept.Tests.Landing;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Kept.Warehouses;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>A clinic's own database as the source: whatever happens in it, staging holds what it holds.</summary>
public sealed class TableFeedTests(PostgresServer server)
{
    [Fact]
    public Task After_any_changes_staging_holds_what_the_database_holds() => ClinicDatabase.Changes.SampleAsync(
        async history =>
        {
            await using var database = await ClinicDatabase.CreateAsync(server);
            await using var warehouse = await DuckDbWarehouse.OpenAsync(null, false, Cancellation);
            await StagingSchema.EnsureAsync(warehouse, LandingBench.Contract, Cancellation);
            foreach (var changes in history)
            {
                await database.DoAsync(string.Join(";\n", changes));
                await LandAsync(warehouse, database.Workspace);
                await MustHoldTheSameAsync(database, warehouse);
            }

            Assert.Empty(await LandAsync(warehouse, database.Workspace));
        },
        seed: "0000KeptOltp", iter: SampleSize.Of(8), threads: 1);

    [Fact]
    public async Task A_row_that_is_committed_late_is_not_passed_over()
    {
        await using var database = await ClinicDatabase.CreateAsync(server);
        await using var warehouse = await DuckDbWarehouse.OpenAsync(null, false, Cancellation);
        await StagingSchema.EnsureAsync(warehouse, LandingBench.Contract, Cancellation);
        await using var slow = await database.ConnectAsync();
        await slow.ExecuteAsync("begin; insert into patient (id, name, changed) values (1, 'Slow', now())", Cancellation);
        await database.DoAsync("insert into patient (id, name, changed) values (2, 'Quick', now() + interval '1 minute')");
        await LandAsync(warehouse, database.Workspace);
        await slow.ExecuteAsync("commit", Cancellation);
        await LandAsync(warehouse, database.Workspace);
        Assert.Equal(["1|Slow", "2|Quick"], await RowsAsync(warehouse, "select patient_id, first_name from staging.patients where _superseded_by is null order by 1"));
    }

    [Fact]
    public async Task Only_what_is_new_is_read_and_where_it_came_from_is_told()
    {
        await using var database = await ClinicDatabase.CreateAsync(server);
        await database.DoAsync("insert into patient (id, name, changed) select n, 'Name ' || n, timestamp '2024-01-01' + n * interval '1 hour' from generate_series(1, 1000) as n");
        var workspace = database.Program;
        await workspace.DoneAsync("load");
        await database.DoAsync("insert into patient (id, name, changed) values (1001, 'New', '2024-03-01')");
        var loads = (await workspace.JsonAsync("load")).EnumerateArray().ToList();
        Assert.Equal("patients", Assert.Single(loads).GetProperty("entity").GetString());
        Assert.Equal([$"2|1|{database.Place} patient"], await workspace.RowsAsync("select rows_read, rows_landed, file from staging.ledger where feed = 'patients' order by load_id desc limit 1"));
    }

    [Fact]
    public async Task What_breaks_the_contract_is_rejected_corrected_and_replayed()
    {
        await using var database = await ClinicDatabase.CreateAsync(server);
        await database.DoAsync("insert into prediction values (7, 1, 1.7), (8, 1, 0.5)");
        var workspace = database.Program;
        await workspace.DoneAsync("load");
        await workspace.DoneAsync("rejects", "export", "predictions", "-o", "bad.csv");
        File.WriteAllText(workspace.At("bad.csv"), File.ReadAllText(workspace.At("bad.csv")).Replace("1.7", "0.7", StringComparison.Ordinal));
        await workspace.DoneAsync("rejects", "replay", "bad.csv");
        Assert.Equal(["7|0.7", "8|0.5"], await workspace.RowsAsync("select prediction_id, probability_dna from staging.predictions order by 1"));
    }

    [Theory]
    [InlineData("table: nothing", "feeds/patients.yml:2: the server refused what the feed reads: relation \"nothing\" does not exist")]
    [InlineData("query: delete from patient returning *", "feeds/patients.yml:2: the server refused")]
    [InlineData("table: patient\ncursor: changd", "did you mean 'changed'?")]
    [InlineData("table: patient\nquery: select 1", "say what to read there once: either table or query")]
    [InlineData("table: patient\nformat: csv", "format: belongs to a feed of files")]
    [InlineData("table: patient\ncursor: changed\nrows: snapshot", "keep one of them")]
    public async Task What_cannot_be_read_is_told_at_its_line(string definition, string problem)
    {
        await using var database = await ClinicDatabase.CreateAsync(server);
        var workspace = database.Program;
        workspace.Write("feeds/patients.yml", $"path: {database.Url}\n{definition}\nentities:\n  patients: {{patient_id: id, first_name: name}}\n");
        var refused = await workspace.KeptAsync("load");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<IReadOnlyList<LoadReport>> LandAsync(Warehouse warehouse, Workspace workspace) =>
        new Lander(warehouse, workspace, LandingBench.Contract, TimeProvider.System, new PostgresTables())
            .LandAsync(FeedCatalog.Load(workspace, LandingBench.Contract).Feeds, 1, new Nobody(), Cancellation);

    static async Task MustHoldTheSameAsync(ClinicDatabase database, Warehouse warehouse)
    {
        foreach (var (theirs, ours) in ClinicDatabase.Twins)
        {
            Assert.Equal(await database.RowsAsync(theirs), await RowsAsync(warehouse, ours));
        }

        Assert.Empty(await RowsAsync(warehouse, "select * from staging.ledger where rows_read <> rows_landed + rows_rejected + rows_duplicate + rows_deleted"));
    }

    static async Task<List<string>> RowsAsync(Warehouse warehouse, string sql) =>
        [.. (await warehouse.QueryAsync(sql, Cancellation)).Rows.Select(row => Gold.Row(row))];
}
