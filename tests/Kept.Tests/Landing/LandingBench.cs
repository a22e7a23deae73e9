using Kept.Contracts;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Landing.Rejects;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Landing;

/// <summary>A workspace of one test's own, with a warehouse in memory: write feeds and files, land, look.</summary>
sealed class LandingBench : IAsyncDisposable
{
    public const string PatientsHeader = "patient_id,first_name,last_name,gender,dob,created_at\n";

    readonly TemporaryDirectory directory = new();

    LandingBench(DuckDbWarehouse warehouse) => Warehouse = warehouse;

    public DuckDbWarehouse Warehouse { get; }

    public static Contract Contract { get; } =
        Contract.Load([Workspace.ShippedProject]);

    public Workspace Workspace => Workspace.Open(directory.Root);

    public IReadOnlyList<Feed> Feeds => FeedCatalog.Load(Workspace, Contract).Feeds;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LandingBench> CreateAsync()
    {
        var bench = new LandingBench(await DuckDbWarehouse.OpenAsync(null, false, Cancellation));
        bench.directory.Write("kept.yml", "version: 1\nname: bench\nsource: main\n");
        await StagingSchema.EnsureAsync(bench.Warehouse, Contract, Cancellation);
        return bench;
    }

    /// <summary>A bench with a feed of patients and its first file, <c>patients.csv</c>.</summary>
    public static async Task<LandingBench> PatientsAsync(string rows)
    {
        var bench = await CreateAsync();
        bench.Feed("patients", "path: patients*.csv\nentities:\n  patients: {}\n");
        bench.File("patients.csv", PatientsHeader + rows);
        return bench;
    }

    public LandingBench Feed(string name, string yaml)
    {
        directory.Write($"feeds/{name}.yml", yaml);
        return this;
    }

    public string File(string name, string text) => directory.Write(name, text);

    public string File(string name, byte[] bytes) => directory.Write(name, bytes);

    public string At(string name) => directory.At(name);

    public async Task<IReadOnlyList<LoadReport>> LandAsync() =>
        await new Lander(Warehouse, Workspace, Contract, TimeProvider.System).LandAsync(Feeds, 1, new Silent(), Cancellation);

    /// <summary>Lands, and gives the one ledger row: read, landed, rejected, duplicate, deleted, absent.</summary>
    public async Task<(long Read, long Landed, long Rejected, long Duplicate, long Deleted, long Absent)> LandOneAsync()
    {
        var row = Assert.Single(Assert.Single(await LandAsync()).Ledger);
        Assert.Equal(0, row.Gap);
        return (row.Read, row.Landed, row.Rejected, row.Duplicate, row.Deleted, row.Absent);
    }

    public async Task<ReplayReport> ReplayAsync(string path) =>
        await new RejectReplay(Warehouse, Workspace, Contract, TimeProvider.System).ReplayAsync(path, Feeds, 2, Cancellation);

    public async Task<string> ExportAsync(string feed)
    {
        await using var writer = new StringWriter();
        await new RejectExport(Warehouse, Workspace).WriteAsync(Feeds.First(one => one.Name == feed), writer, Cancellation);
        return writer.ToString();
    }

    /// <summary>The patients as they are now: key and first name.</summary>
    public Task<string[]> CurrentAsync() => QueryAsync(
        "select patient_id, first_name from staging.patients where _superseded_by is null and not _is_deleted order by 1");

    /// <summary>A query's rows, one text each, values separated by a bar.</summary>
    public async Task<string[]> QueryAsync(string sql)
    {
        var result = await Warehouse.QueryAsync(sql, Cancellation);
        return [.. result.Rows.Select(row => string.Join("|", row.Select(Show)))];
    }

    public async ValueTask DisposeAsync()
    {
        await Warehouse.DisposeAsync();
        directory.Dispose();
    }

    static string Show(object? value) => value switch
    {
        null => "",
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", null),
        DateOnly date => date.ToString("yyyy-MM-dd", null),
        TimeOnly time => time.ToString("HH:mm", null),
        _ => Convert.ToString(value, null)!,
    };

    sealed class Silent : ILoadObserver
    {
        public void Started(string feed, string file, int index, int total)
        {
        }

        public void Finished(LoadReport report)
        {
        }
    }
}
