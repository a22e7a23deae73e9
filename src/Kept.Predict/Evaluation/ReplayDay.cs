namespace Kept.Predict.Evaluation;

/// <summary>A day that was predicted without its outcomes, and what they then said.</summary>
/// <param name="Day">The day.</param>
/// <param name="Rows">How many appointments were predicted.</param>
/// <param name="Expected">How many of them were expected to be missed.</param>
/// <param name="PredictionsHash">SHA-256 of the predictions, taken before the outcomes were shown.</param>
/// <param name="Metrics">The figures of those whose outcome is known; null where none is.</param>
/// <param name="SoFar">The figures of this day and all before it; null where no outcome is known.</param>
public sealed record ReplayDay(DateOnly Day, int Rows, double Expected, string PredictionsHash, Metrics? Metrics, Metrics? SoFar);
