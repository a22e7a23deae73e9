using System.Collections.Concurrent;
using Kept.Contracts;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Landing.Rejects;
using Kept.Models;
using Kept.Models.Build;
using Kept.Runs;
using Kept.Tests.Landing;
using Kept.Warehouses;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary>A workspace in which a random history happens, and beside it the plain truth.</summary>
sealed class HistoryBench : IAsyncDisposable
{
    static readonly ConcurrentDictionary<string, ModelProject> Projects = new();

    static readonly string[] Tables =
    [
        "bronze.dim_patient", "bronze.dim_clinic", "bronze.dim_appointment", "bronze.dim_prediction", "bronze.dim_date", "bronze.dim_time",
        "silver.fact_appointment", "silver.fact_prediction",
        "gold.unified_appointments", "gold.unified_predictions", "gold.clinic_probability", "gold.clinic_days",
    ];

    readonly TemporaryDirectory directory = new();
    readonly Dictionary<(string Feed, string File), List<Said>> files = [];
    readonly Truth truth = new();
    readonly Warehouse warehouse;
    readonly Workspace workspace;
    readonly IReadOnlyList<Feed> feeds;
    readonly CancellationToken cancellation;

    BuildReport? last;

    HistoryBench(Warehouse warehouse, CancellationToken cancellation)
    {
        (this.warehouse, this.cancellation) = (warehouse, cancellation);
        directory.Write("kept.yml", "version: 1\nname: history\nsource: main\n");
        foreach (var feed in HistoryFeed.All)
        {
            directory.Write($"feeds/{feed.Name}.yml", feed.Definition);
        }

        workspace = Workspace.Open(directory.Root);
        feeds = FeedCatalog.Load(workspace, Contract).Feeds;
    }

    ModelProject Project => Projects.GetOrAdd(warehouse.Dialect.Name, engine =>
        ModelProject.Load([Path.Combine(AppContext.BaseDirectory, "warehouse")], new Dictionary<string, object?>(), engine));

    static Contract Contract => LandingBench.Contract;

    public Warehouse Warehouse => warehouse;

    public static async Task<HistoryBench> CreateAsync(CancellationToken cancellation) =>
        await CreateAsync(await DuckDbWarehouse.OpenAsync(null, false, cancellation), cancellation);

    /// <summary>The same on another engine.</summary>
    public static async Task<HistoryBench> CreateAsync(Warehouse warehouse, CancellationToken cancellation)
    {
        var bench = new HistoryBench(warehouse, cancellation);
        await StagingSchema.EnsureAsync(bench.warehouse, Contract, cancellation);
        return bench;
    }

    /// <summary>Does a step's deeds, lands, and holds staging against the truth.</summary>
    public async Task LandAsync(Step step)
    {
        await DeliverAsync(step);
        await new Lander(warehouse, workspace, Contract, TimeProvider.System).LandAsync(feeds, 1, new Nobody(), cancellation);
        await CompareLedgerAsync();
        foreach (var (query, rows) in Gold.Staged(truth))
        {
            await CompareAsync(rows, query);
        }
    }

    /// <summary>Does a step's deeds, runs, and holds gold against the truth.</summary>
    public async Task RunAsync(Step step)
    {
        await DeliverAsync(step);
        await RunAsync(new RunRequest());
        await CompareLedgerAsync();
        await CompareGoldAsync();
        if (step.Rebuilds)
        {
            await CompareWithRebuildAsync();
        }
    }

    /// <summary>Holds every table against the same table after a rebuild.</summary>
    public async Task CompareWithRebuildAsync()
    {
        await CompareWithWholeTestsAsync();
        var incremental = await ContentAsync();
        await RunAsync(new RunRequest { FullRefresh = true });
        var rebuilt = await ContentAsync();
        foreach (var (table, rows) in rebuilt)
        {
            Assert.Equal(rows, incremental[table]);
        }
    }

    /// <summary>Holds what the tests of the last run found against what they find over whole tables.</summary>
    async Task CompareWithWholeTestsAsync()
    {
        var whole = await PipelineOf().TestAsync(new RunRequest { Part = Project.Tests.Select(test => test.UniqueId).ToHashSet() }, new Nobody(), cancellation);
        Assert.DoesNotContain(whole.Tests, test => test.IsNarrow);
        Assert.Equal(Found(whole), last is null ? [] : Found(last));
    }

    static IEnumerable<(string, long?)> Found(BuildReport report) => report.Tests.Select(test => (test.Step.Name, test.Failures));

    public async ValueTask DisposeAsync()
    {
        await warehouse.DisposeAsync();
        directory.Dispose();
    }

    async Task DeliverAsync(Step step)
    {
        foreach (var delivery in step.Deliveries)
        {
            await DeliverAsync(delivery);
        }

        foreach (var (feed, file, sayings) in truth.Pending(files))
        {
            truth.Land(feed, file, sayings);
        }
    }

    Task DeliverAsync(Delivery delivery)
    {
        var feed = HistoryFeed.Of(delivery.Feed);
        var name = Name(feed, delivery.File);
        var there = files.GetValueOrDefault((feed.Name, name), []);
        switch (delivery.Deed)
        {
            case Deed.Replay:
                return ReplayAsync(feed, delivery.Sayings);
            case Deed.Resend or Deed.Copy when there.Count == 0:
                return Task.CompletedTask;
            case Deed.Copy:
                return WriteAsync(feed, Name(feed, 3 - delivery.File), there);
            case Deed.Resend:
                return WriteAsync(feed, name, there);
            case Deed.Grow:
                return WriteAsync(feed, name, [.. there, .. delivery.Sayings]);
            default:
                return WriteAsync(feed, name, delivery.Sayings);
        }
    }

    static string Name(HistoryFeed feed, int file) => $"data/{feed.Name}-{file}.{feed.Ending}";

    Task WriteAsync(HistoryFeed feed, string name, List<Said> sayings)
    {
        files[(feed.Name, name)] = sayings;
        directory.Write(name, feed.Text(sayings));
        return Task.CompletedTask;
    }

    async Task ReplayAsync(HistoryFeed feed, List<Said> sayings)
    {
        var open = await RowsAsync($"select reject_id from staging.rejects where closed_by is null and feed = '{feed.Name}' order by reject_id");
        if (open.Count == 0)
        {
            return;
        }

        var corrected = open.Select((_, index) => sayings[index % sayings.Count])
            .Select(said => said.IsAccepted ? said : said with { How = Saying.Says }).ToList();
        var header = feed.Header == "" ? RejectExport.RecordColumn : feed.Header;
        var lines = open.Zip(corrected, (id, said) => $"{id},{(feed.Header == "" ? Quoted(feed.Line(said)) : feed.Line(said))}\n");
        var path = directory.Write("corrected.csv", $"{RejectExport.IdColumn},{header}\n{string.Concat(lines)}");
        await new RejectReplay(warehouse, workspace, Contract, TimeProvider.System).ReplayAsync(path, feeds, 0, cancellation);
        truth.Replay(feed, "corrected.csv", corrected);
    }

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    Pipeline PipelineOf() => new(warehouse, workspace, Contract, Project, TimeProvider.System);

    async Task RunAsync(RunRequest request)
    {
        var report = await PipelineOf().RunAsync(feeds, request, new Nobody(), cancellation);
        Assert.True(report.IsCurrent, report.Build?.Reason);
        last = report.Build ?? last;
    }

    async Task CompareLedgerAsync() => Assert.Equal(truth.Ledger, await RowsAsync("""
        select entity, file, rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted, rows_absent from staging.ledger order by load_id
        """));

    async Task CompareGoldAsync()
    {
        var gold = new Gold(truth);
        await CompareAsync(gold.Patients, Gold.PatientQuery);
        await CompareAsync(gold.Facts, Gold.FactQuery);
        await CompareAsync(gold.Appointments, Gold.AppointmentQuery);
        await CompareAsync(gold.Predictions, Gold.PredictionQuery);
    }

    async Task CompareAsync(IEnumerable<string> expected, string query) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await RowsAsync(query)).Order(StringComparer.Ordinal));

    async Task<Dictionary<string, List<string>>> ContentAsync()
    {
        var content = new Dictionary<string, List<string>>();
        foreach (var table in Tables)
        {
            content[table] = [.. (await RowsAsync($"select * from {table}")).Order(StringComparer.Ordinal)];
        }

        return content;
    }

    async Task<List<string>> RowsAsync(string sql) =>
        [.. (await warehouse.QueryAsync(sql, cancellation)).Rows.Select(row => Gold.Row(row))];
}
