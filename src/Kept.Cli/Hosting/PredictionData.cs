using Kept.Cli.Kernel;
using Kept.Predict.Features;
using Kept.Predict.Training;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>What predictions read and keep in a workspace.</summary>
static class PredictionData
{
    public static ModelStore Store(Workspace workspace) => new(Path.Combine(workspace.InternalsPath, "models"));

    /// <summary>The features as they were last published.</summary>
    public static async Task<FeatureTable> ReadAsync(Call call, string moment, string? condition)
    {
        await using var warehouse = await Reader.OpenAsync(call, "silver.features_attendance");
        return await call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var stage = stages.Begin("read features", 1);
            var table = await new FeatureReader(warehouse).ReadAsync(moment, condition, call.Cancellation);
            stage.Advance(1, Human.Count(table.Count, "appointment"));
            return table;
        });
    }
}
