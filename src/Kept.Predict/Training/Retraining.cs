using Kept.Predict.Boosting;
using Kept.Predict.Calibration;
using Kept.Predict.Features;
using Kept.Predict.Linear;

namespace Kept.Predict.Training;

/// <summary>A model fitted anew to other days, with what was chosen once: nothing is tuned again.</summary>
public static class Retraining
{
    /// <summary>Fits it to the days before a day, and calibrates it on the tail of them as a training does.</summary>
    /// <param name="kept">The model whose inputs and choices it has.</param>
    /// <param name="table">The features at the model's moment.</param>
    /// <param name="before">The first day that is not trained on.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="KeptException">There are too few days or rows.</exception>
    public static (AttendanceModel Model, int Rows) Of(KeptModel kept, FeatureTable table, DateOnly before, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(table);
        var inputs = kept.Model.Inputs;
        table = table.With([.. table.Columns.Where(column => inputs.Contains(column.Name))]).Where(row => table.Missed[row] >= 0 && table.Days[row] < before.DayNumber);
        var split = TimeSplit.Of(table, before);
        var tuning = kept.File.Tuning;
        int[] seeds = [.. Enumerable.Range(kept.File.Seed, tuning.Seeds)];
        BoostedTrees Trees(FeatureTable rows) => BoostedTrees.TrainBagged(rows, tuning.Boosting, tuning.Trees, seeds, cancellation);
        using var trees = Trees(split.Fit);
        var linear = LogisticRegression.Fit(split.Fit, tuning.Ridge, null, cancellation);
        var margins = AttendanceModel.Blend(linear.Margins(split.Tail), trees.Margins(split.Tail), tuning.TreeShare);
        var model = new AttendanceModel
        {
            Linear = LogisticRegression.Fit(table, tuning.Ridge, linear, cancellation),
            Trees = Trees(table),
            TreeShare = tuning.TreeShare,
            Scaling = PlattScaling.Fit(margins, split.Tail.Missed),
        };
        return (model, table.Count);
    }
}
