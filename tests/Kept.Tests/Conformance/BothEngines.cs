using Kept.DuckDb;
using Kept.Models;
using Kept.Postgres;
using Kept.Tests.Postgres;
using Kept.Tests.Runs;
using Kept.Tests.WarehouseProject;
using Kept.Warehouses;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Conformance;

/// <summary>The same workspace twice: with the embedded warehouse, and with one on a server.</summary>
sealed class BothEngines(RunWorkspace embedded, RunWorkspace served, ServerUrl url) : IDisposable
{
    static readonly string[] Landed = ["patients", "clinics", "appointments", "predictions", "rejects", "ledger", "files", "echoes", "watermarks"];

    static readonly Lazy<IReadOnlyList<TableName>> Built = new(() =>
        [.. ModelProject.Load([BuiltProject.Directory], new Dictionary<string, object?>()).Models.Where(model => model.IsBuilt).Select(model => model.Table)]);

    public RunWorkspace Embedded => embedded;

    public RunWorkspace Served => served;

    public ServerUrl Url => url;

    /// <summary>Puts the second on a new database of the server.</summary>
    public static async Task<BothEngines> CreateAsync(RunWorkspace embedded, RunWorkspace served, PostgresServer server) =>
        new(embedded, served, await served.ServeAsync(server));

    /// <summary>Does the same in both.</summary>
    public async Task DoAsync(Func<RunWorkspace, Task> work)
    {
        await work(embedded);
        await work(served);
    }

    public Task RunAsync(params string[] options) => DoAsync(workspace => workspace.DoneAsync(["run", .. options]));

    /// <summary>Holds every table of staging, bronze, silver and gold against its twin.</summary>
    public async Task MustAgreeAsync()
    {
        await using var duckdb = await DuckDbWarehouse.OpenAsync(embedded.Database, readOnly: true, TestContext.Current.CancellationToken);
        await using var postgres = await PostgresWarehouse.OpenAsync(url, null, TestContext.Current.CancellationToken);
        await MustAgreeAsync(duckdb, postgres);
    }

    public static async Task MustAgreeAsync(Warehouse one, Warehouse other)
    {
        foreach (var table in Landed.Select(name => new TableName("staging", name)).Concat(Built.Value))
        {
            Assert.Equal(await TableHash.OfAsync(one, table), await TableHash.OfAsync(other, table));
        }
    }

    /// <summary>What a run publishes, at one moment, in which views of staging show more than that; empty before anything is published.</summary>
    public static async Task<string> PublishedAsync(Warehouse warehouse)
    {
        var tables = new List<string>();
        await warehouse.InTransactionAsync(
            async () =>
            {
                var known = await warehouse.QueryAsync(warehouse.Dialect.ListTables(["gold"]), TestContext.Current.CancellationToken);
                foreach (var table in known.Rows.Any(row => (string)row[1]! == "unified_prediction") ? Built.Value.Where(table => table.Schema != "staging") : [])
                {
                    tables.Add(await TableHash.OfAsync(warehouse, table));
                }
            },
            TestContext.Current.CancellationToken);
        return string.Join('\n', tables);
    }

    public void Dispose()
    {
        embedded.Dispose();
        served.Dispose();
    }
}
