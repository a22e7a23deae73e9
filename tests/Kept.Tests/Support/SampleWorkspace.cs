using Kept.DuckDb;

namespace Kept.Tests.Support;

/// <summary>A workspace with a few appointments in gold and a question of its own.</summary>
sealed class SampleWorkspace : IAsyncDisposable
{
    const string Question = """
        {#
        title: Late starts by clinic
        description: Appointments that began late.
        parameters:
          threshold: {type: integer, default: 10, description: minutes}
          since: {type: date, description: the first day}
          clinic: {type: text}
        chart: {type: bar, label: clinic_name, value: late_starts}
        #}
        select clinic_name, count(*) as late_starts
        from {{ ref('unified_appointments') }}
        where delay_minutes > {{ var('threshold', 10) }}
            and scheduled_fulldate >= {{ var('since', 'scheduled_fulldate') }}
            and clinic_name = {{ var('clinic', 'clinic_name') }}
        group by clinic_name
        order by late_starts, clinic_name
        """;

    const string Tables = """
        create schema staging; create schema bronze; create schema silver; create schema gold;
        create table gold.unified_appointments as
            select i as appointment_id, 'Clinic ' || (i % 4) as clinic_name, (i % 4) * 5 as delay_minutes,
                date '2024-01-01' + i::integer as scheduled_fulldate, case when i % 2 = 0 then i end as seen
            from range(200) t(i);
        create table staging.ledger as select 1 as load_id;
        """;

    readonly TemporaryDirectory directory = new();

    public string Root => directory.Root;

    public string Database => directory.At("kept.duckdb");

    public static async Task<SampleWorkspace> CreateAsync(CancellationToken cancellation)
    {
        var workspace = new SampleWorkspace();
        workspace.directory.Write("kept.yml", "version: 1\nname: sample\n");
        workspace.directory.Write("secret.csv", "name\nhidden\n");
        workspace.directory.Write("warehouse/analyses/late_starts.sql", Question);
        await using var warehouse = await DuckDbWarehouse.OpenAsync(workspace.Database, false, cancellation);
        await warehouse.ExecuteAsync(Tables, cancellation);
        return workspace;
    }

    public string At(string name) => directory.At(name);

    public string Write(string name, string text) => directory.Write(name, text);

    /// <summary>Runs the program in the workspace's directory.</summary>
    public Task<KeptResult> RunAsync(params string[] arguments) => new KeptStart { Arguments = arguments, Directory = Root }.RunAsync();

    public ValueTask DisposeAsync()
    {
        directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
