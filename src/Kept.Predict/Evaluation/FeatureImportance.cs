using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Evaluation;

/// <summary>How much an input moves predictions.</summary>
/// <param name="Feature">The input.</param>
/// <param name="MeanAbsolute">The mean of what it adds to or takes from the log odds.</param>
public sealed record FeatureImportance(string Feature, double MeanAbsolute)
{
    /// <summary>As many rows as tell it well; contributions of trees take their time.</summary>
    const int MostRows = 2000;

    /// <summary>All inputs, the greatest first.</summary>
    public static List<FeatureImportance> Of(AttendanceModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var step = Math.Max(1, table.Count / MostRows);
        return [.. model.Contributions(table.Where(row => row % step == 0))
            .Select(pair => new FeatureImportance(pair.Key, pair.Value.Average(Math.Abs)))
            .OrderByDescending(importance => importance.MeanAbsolute).ThenBy(importance => importance.Feature, StringComparer.Ordinal)];
    }
}
