namespace Kept.Predict.Evaluation;

/// <summary>A figure, and where it would be in 95 of 100 other samples of patients.</summary>
/// <param name="Value">The figure of all rows.</param>
/// <param name="Low">The 2.5th percentile of the resamples.</param>
/// <param name="High">The 97.5th percentile.</param>
public sealed record Interval(double Value, double Low, double High);
