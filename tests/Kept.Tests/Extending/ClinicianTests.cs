using CsCheck;
using Kept.Contracts;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Landing;
using Kept.Models;
using Kept.Runs;
using Kept.Tests.Runs;
using Kept.Tests.Support;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Extending;

/// <summary>The example's dimension, fact and wide table take in what comes late, is corrected or deleted, as ours do.</summary>
public sealed class ClinicianTests
{
    static readonly string[] Tables = ["bronze.dim_clinician", "silver.fact_appointment_clinician", "gold.clinician_appointments"];

    /// <summary>What the wide table must say, by staging alone.</summary>
    const string Truth = """
        select a.appointment_id, a.clinician_id, c.last_name, c.clinician_id is null
        from staging.appointments a
        left join (from staging.clinicians where _superseded_by is null and not _is_deleted) c on c.clinician_id = a.clinician_id
        where a._superseded_by is null and not a._is_deleted and a.clinician_id is not null
        order by all
        """;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_any_history_they_say_the_truth_and_what_a_rebuild_says()
    {
        var inferred = 0L;
        await ClinicianHistory.Any.SampleAsync(async history => inferred += await HappenAsync(history), seed: "0000KeptMore", iter: SampleSize.Of(8), threads: 1,
            print: history => $"\n{string.Join("\nrun\n", history)}\n");
        Assert.True(inferred > 0, "no clinician was ever named before a feed brought it");
    }

    /// <returns>How many clinicians were inferred at some time.</returns>
    static async Task<long> HappenAsync(List<Arrival> history)
    {
        using var files = ClinicianWorkspace.Extended();
        files.Write("feeds/appointments.yml", "path: data/appointments-*.csv\ndelete_when: op = 'D'\nentities:\n  appointments:\n");
        files.Write("feeds/clinicians.yml", "path: data/clinicians-*.csv\ndelete_when: op = 'D'\nentities:\n  clinicians:\n");
        await using var warehouse = await DuckDbWarehouse.OpenAsync(null, false, Cancellation);
        var workspace = Workspace.Open(files.Root);
        var contract = Contract.Load(workspace.ProjectDirectories);
        await StagingSchema.EnsureAsync(warehouse, contract, Cancellation);
        var pipeline = new Pipeline(warehouse, workspace, contract, ModelProject.Load(workspace.ProjectDirectories, workspace.Vars), TimeProvider.System);
        var feeds = FeedCatalog.Load(workspace, contract).Feeds;
        var inferred = 0L;
        foreach (var arrival in history)
        {
            Write(files, arrival);
            await MustPublishAsync(pipeline, feeds, new RunRequest());
            Assert.Equal(await RowsAsync(warehouse, Truth), await RowsAsync(warehouse, "select appointment_id, clinician_id, clinician_last_name, is_inferred_clinician from gold.clinician_appointments order by all"));
            inferred += await warehouse.ScalarAsync<long>("select count(*) from bronze.dim_clinician where is_inferred", Cancellation);
        }

        var incremental = await ContentAsync(warehouse);
        await MustPublishAsync(pipeline, feeds, new RunRequest { FullRefresh = true });
        Assert.Equal(incremental, await ContentAsync(warehouse));
        return inferred;
    }

    static void Write(RunWorkspace files, Arrival arrival)
    {
        foreach (var (isOfClinicians, file, entries) in arrival.Files)
        {
            var (name, header) = isOfClinicians ? ("clinicians", "op,clinician_id,last_name") : ("appointments", "op,appointment_id,patient_id,clinic_id,clinician_id,scheduled_date,scheduled_time,actual_time");
            files.Write($"data/{name}-{file}.csv", string.Join('\n', entries.Select(entry => isOfClinicians ? entry.Person : entry.Appointment).Prepend(header)) + "\n");
        }
    }

    static async Task MustPublishAsync(Pipeline pipeline, IReadOnlyList<Feed> feeds, RunRequest request)
    {
        var report = await pipeline.RunAsync(feeds, request, new Nobody(), Cancellation);
        Assert.True(report.IsCurrent, report.Build?.Reason);
    }

    static async Task<List<string>> ContentAsync(DuckDbWarehouse warehouse)
    {
        var content = new List<string>();
        foreach (var table in Tables)
        {
            content.AddRange((await RowsAsync(warehouse, $"select * from {table} order by all")).Prepend(table));
        }

        return content;
    }

    static async Task<List<string>> RowsAsync(DuckDbWarehouse warehouse, string sql) => [.. (await warehouse.QueryAsync(sql, Cancellation)).Rows.Select(row => Gold.Row(row))];
}
