using Kept.Cli.Kernel;
using Kept.Predict.Features;
using Kept.Predict.Training;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>What predictions read and keep in a workspace.</summary>
static class PredictionData
{
    /// <summary>Of the features, those of appointments that nobody called or was to call about.</summary>
    public const string NotCalled = """
        appointment_id not in (
            select appointment_id from staging.worklist_entries where arm = 'call' and _superseded_by is null and not _is_deleted
            union all
            select appointment_id from staging.contacts where _superseded_by is null and not _is_deleted)
        """;

    const string Model = "features_attendance";
    const string Moments = "attendance_moments";

    public static string ModelsPath(Workspace workspace) => Path.Combine(workspace.InternalsPath, "models");

    public static ModelStore Store(Workspace workspace) => new(ModelsPath(workspace));

    /// <summary>The features as they were last published.</summary>
    public static async Task<FeatureTable> ReadAsync(Call call, string moment, string? condition)
    {
        var project = Project.Load(call.Workspace with { Vars = new Dictionary<string, object?>(call.Workspace.Vars) { [Moments] = new[] { moment } } });
        var model = project.Models.FirstOrDefault(model => model.Name == Model) ?? throw new KeptException($"the project has no model {Model}; the built-in one has: kept eject model {Model}");
        await using var warehouse = await Reader.OpenAsync(call, "silver.fact_appointment", "bronze.dim_appointment", "bronze.dim_patient", "bronze.dim_clinic", "staging.appointments", "staging.worklist_entries", "staging.contacts");
        await MustBePublishedAsync(warehouse, call.Cancellation);
        return await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var stage = stages.Begin("read features", 1);
            var table = await new FeatureReader(warehouse, project.CompileModel(model)).ReadAsync(moment, condition, call.Cancellation);
            stage.Advance(1, Human.Count(table.Count, "appointment"));
            return table;
        });
    }

    static async Task MustBePublishedAsync(Warehouse warehouse, CancellationToken cancellation)
    {
        if (await warehouse.ScalarAsync<long>("select count(*) from information_schema.tables where table_schema = 'silver' and table_name = 'fact_appointment'", cancellation) == 0)
        {
            throw Reader.Nothing("no run has published its tables");
        }
    }
}
