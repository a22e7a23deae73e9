using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Evaluation;

/// <summary>How good a model with the same settings would have been on some days, trained on the days before them alone.</summary>
/// <param name="First">The first of the days.</param>
/// <param name="Last">The last of them.</param>
/// <param name="TrainedRows">How many appointments were trained on.</param>
/// <param name="Metrics">The figures.</param>
public sealed record RollingWindow(DateOnly First, DateOnly Last, int TrainedRows, Metrics Metrics)
{
    /// <summary>The later half of the days in windows of about as many days, earliest first: each is predicted from the days before it (rolling origin, Tashman 2000).</summary>
    /// <param name="kept">The model whose inputs and choices are taken; nothing is tuned again.</param>
    /// <param name="table">The features at the model's moment.</param>
    /// <param name="windows">How many windows.</param>
    /// <param name="cancellation">Stops it between two trainings.</param>
    /// <exception cref="KeptException">There are too few days.</exception>
    public static IEnumerable<RollingWindow> Of(KeptModel kept, FeatureTable table, int windows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(table);
        var days = table.LabelledDays();
        var later = days[(days.Count / 2)..];
        if (later.Count < windows)
        {
            throw new KeptException($"--rolling {windows} asks for more windows than there are days in the later half: {later.Count}");
        }

        for (var i = 0; i < windows; i++)
        {
            var (first, last) = (later[i * later.Count / windows], later[((i + 1) * later.Count / windows) - 1]);
            var (model, rows) = Retraining.Of(kept, table, DateOnly.FromDayNumber(first), cancellation);
            using (model)
            {
                var window = table.Where(row => table.Missed[row] >= 0 && table.Days[row] >= first && table.Days[row] <= last);
                yield return new RollingWindow(DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last), rows, Metrics.Of(model.Probabilities(window), window.Missed));
            }
        }
    }
}
