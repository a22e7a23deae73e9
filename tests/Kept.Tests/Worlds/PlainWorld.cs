using Kept.DuckDb;
using Kept.Warehouses;
using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

/// <summary>A plain world in DuckDB, settled by the rules of landing: bad rows out, the last version of a key in.</summary>
sealed class PlainWorld : IAsyncDisposable
{
    readonly TemporaryDirectory directory = new();
    Warehouse? warehouse;

    public WorldTruth Truth { get; private set; } = null!;

    public static async Task<PlainWorld> MakeAsync(WorldOptions options)
    {
        var world = new PlainWorld();
        var manifest = await World.GenerateAsync(options with { Formats = WorldFormats.Plain }, world.directory.Root, null, Cancellation);
        world.Truth = manifest.Truth;
        world.warehouse = await DuckDbWarehouse.OpenAsync(null, false, Cancellation);
        await world.LoadAsync("patients", "patient_id", "try_cast(dob as date) is not null and length(last_name) <= 100", "patients*.csv");
        await world.LoadAsync("clinics", "clinic_id", "try_cast(created_at as timestamp) is not null and length(clinic_name) <= 100", "clinics.csv");
        await world.LoadAsync("appointments", "appointment_id", "try_cast(scheduled_date as date) is not null and length(specialty) <= 200", "appointments.csv");
        await world.LoadAsync("predictions", "prediction_id", "try_cast(created_at as timestamp) is not null and length(prediction_batch) <= 200 and probability_dna::double <= 1", "predictions.csv");
        await world.warehouse.ExecuteAsync(Views, Cancellation);
        return world;
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    const string Views = """
        create view visits as
        select a.*, p.probability_dna::decimal(5, 4) as probability,
          scheduled_date::date - a.created_at::date as lead_days,
          case when actual_time is not null then
            datediff('minute', scheduled_date::date + scheduled_time::time, actual_date::date + actual_time::time) end as delay
        from appointments a join predictions p using (appointment_id)
        """;

    public async Task<T?> ScalarAsync<T>(string sql) => await warehouse!.ScalarAsync<T>(sql, Cancellation);

    public async Task<IReadOnlyList<object?[]>> RowsAsync(string sql) => (await warehouse!.QueryAsync(sql, Cancellation)).Rows;

    public async ValueTask DisposeAsync()
    {
        await warehouse!.DisposeAsync();
        directory.Dispose();
    }

    Task LoadAsync(string entity, string key, string isGood, string files) => warehouse!.ExecuteAsync($"""
        create table {entity} as
        select * exclude (n) from (
          select *, row_number() over () as n
          from read_csv('{directory.At("data/" + files)}', header = true, all_varchar = true, ignore_errors = true, parallel = false)
        ) where {key} is not null and {isGood}
        qualify row_number() over (partition by {key} order by n desc) = 1
        """, Cancellation);
}
