using Kept.Predict.Evaluation;

namespace Kept.Predict.Monitoring;

/// <summary>Whether a model still fits what it is used on.</summary>
/// <param name="Model">Which model.</param>
/// <param name="From">The first of the recent days.</param>
/// <param name="To">The last one.</param>
/// <param name="Rows">How many appointments they hold.</param>
/// <param name="Drifts">How far inputs and scores have moved, the furthest first.</param>
/// <param name="Recent">Predictions of the recent days beside what became of them.</param>
/// <param name="Metrics">The figures of the recent days.</param>
/// <param name="Weeks">The calibration of all days after the training, week by week.</param>
/// <param name="Remedy">What a change would do; null where one day is all there is.</param>
public sealed record MonitorReport(
    string Model, DateOnly From, DateOnly To, int Rows, IReadOnlyList<Drift> Drifts, PeriodCalibration Recent, Metrics Metrics, IReadOnlyList<PeriodCalibration> Weeks, Remedy? Remedy)
{
    /// <summary>What is beyond its limit, in words; empty when all is well.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    /// <summary>What to do.</summary>
    public required Advice Suggestion { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
