using Kept.Predict.Calibration;
using Kept.Predict.Features;

namespace Kept.Predict.Evaluation;

/// <summary>The figures of some rows.</summary>
/// <param name="Name">Whose predictions.</param>
/// <param name="Rows">Which rows.</param>
/// <param name="Metrics">The figures.</param>
/// <param name="Intervals">Those that have an interval, by name.</param>
/// <param name="Top">What calling the highest scores would reach.</param>
/// <param name="Calibration">What would have to be done to the log odds to make them right (Cox 1958): an intercept of 0 and a slope of 1 say nothing.</param>
/// <param name="Bins">Ten bins of equal mass, the lowest predictions first.</param>
/// <param name="Curve">What calling more and more of them would reach.</param>
public sealed record ReportPart(
    string Name, string Rows, Metrics Metrics, IReadOnlyDictionary<string, Interval> Intervals, IReadOnlyList<TopShare> Top,
    PlattScaling Calibration, IReadOnlyList<ReliabilityBin> Bins, IReadOnlyList<OperatingPoint> Curve)
{
    static readonly double[] Shares = [0.05, 0.1, 0.2];

    /// <summary>Measures predictions.</summary>
    /// <param name="name">Whose predictions.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="scores">The predictions.</param>
    /// <param name="table">What became of them, and whose appointments they are.</param>
    /// <param name="seed">Of the resamples.</param>
    public static ReportPart Of(string name, string rows, double[] scores, FeatureTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (ranking, margins) = (Ranking.Of(scores, table.Missed), Array.ConvertAll(scores, LogOdds));
        var calibration = PlattScaling.Fit(margins, table.Missed);
        Dictionary<string, double> Figures(double[]? weights) => Named(
            Metrics.Of(ranking, weights), weights is null ? calibration : calibration.Step(margins, table.Missed, weights), Tops(ranking, weights));
        return new ReportPart(name, rows, Metrics.Of(ranking, null), Bootstrap.Of(Figures, table.Patients, seed), Tops(ranking, null),
            calibration, ReliabilityBin.Of(ranking, null), OperatingPoint.Of(ranking));
    }

    static TopShare[] Tops(Ranking ranking, double[]? weights) => Array.ConvertAll(Shares, share => TopShare.Of(ranking, weights, share));

    static Dictionary<string, double> Named(Metrics metrics, PlattScaling calibration, TopShare[] top)
    {
        var figures = new Dictionary<string, double>
        {
            ["auc"] = metrics.Auc,
            ["average_precision"] = metrics.AveragePrecision,
            ["brier"] = metrics.Brier,
            ["log_loss"] = metrics.LogLoss,
            ["calibration_error"] = metrics.CalibrationError,
            ["calibration_intercept"] = calibration.Intercept,
            ["calibration_slope"] = calibration.Slope,
        };
        foreach (var one in top)
        {
            figures[$"precision_at_{one.Share:0%}".TrimEnd('%')] = one.Precision;
            figures[$"recall_at_{one.Share:0%}".TrimEnd('%')] = one.Recall;
        }

        return figures;
    }

    static double LogOdds(double probability) => Math.Clamp(probability, 1e-9, 1 - 1e-9) is var p ? Math.Log(p / (1 - p)) : 0;
}
