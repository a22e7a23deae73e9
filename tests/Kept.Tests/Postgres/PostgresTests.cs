using CsCheck;
using Kept.DuckDb;
using Kept.Models;
using Kept.Tests.Runs;
using Kept.Tests.WarehouseProject;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>The project as dbt builds it on PostgreSQL, beside what the program gives on DuckDB from the same rows.</summary>
public sealed class PostgresTests(PostgresServer server, RunWorlds worlds)
{
    static readonly Lazy<ModelProject> Shipped = new(() => ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>(), "postgres"));

    [Fact]
    public async Task A_generated_world_has_the_content_that_kept_run_gives()
    {
        await using var postgres = await server.CreateDatabaseAsync();
        var staging = await StagingAsync(postgres);
        foreach (var state in new[] { worlds.PublishedAsync(), worlds.CompleteAsync() })
        {
            using var workspace = await state;
            await using var run = await DuckDbWarehouse.OpenAsync(workspace.Database, true, TestContext.Current.CancellationToken);
            await staging.TakeAsync(run);
            await MustBecomeAsync(run, postgres);
        }
    }

    [Fact]
    public async Task Any_history_built_by_and_by_has_the_content_that_ours_has() =>
        await Histories.Any.SampleAsync(async history =>
        {
            await using var project = await BuiltProject.CreateAsync();
            await using var postgres = await server.CreateDatabaseAsync();
            var staging = await StagingAsync(postgres);
            foreach (var landings in history)
            {
                await Histories.LandAsync(project.Staging, landings);
                await project.BuildAsync();
                await staging.TakeAsync(project.Warehouse);
                await MustBecomeAsync(project.Warehouse, postgres);
            }

            await MustBecomeAsync(project.Warehouse, postgres, fullRefresh: true);
        }, seed: "0000KeptPgr1", iter: 10, threads: 1);

    static async Task<StagingCopy> StagingAsync(PostgresWarehouse postgres)
    {
        var staging = new StagingCopy(Shipped.Value, postgres);
        await staging.CreateAsync();
        return staging;
    }

    static async Task MustBecomeAsync(Warehouse ours, PostgresWarehouse postgres, bool fullRefresh = false)
    {
        var dbt = new AsDbt(postgres, Shipped.Value);
        await dbt.BuildAsync(fullRefresh);
        Assert.Empty(await dbt.FailingTestsAsync());
        Assert.Equal(await Content.OfAsync(ours, Shipped.Value), await Content.OfAsync(postgres, Shipped.Value));
    }
}
