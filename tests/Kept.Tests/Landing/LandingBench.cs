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
    readonly TemporaryDirectory directory = new();

    LandingBench(DuckDbWarehouse warehouse) => Warehouse = warehouse;

    public DuckDbWarehouse Warehouse { get; }

    public static Contract Contract { get; } =
        Contract.Load(Path.Combine(AppContext.BaseDirectory, "warehouse", "models", "staging", "sources.yml"));

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
