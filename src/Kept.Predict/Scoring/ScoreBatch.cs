namespace Kept.Predict.Scoring;

/// <summary>One scoring.</summary>
/// <param name="Model">The version of the model.</param>
/// <param name="At">When it was, in UTC.</param>
public sealed record ScoreBatch(string Model, DateTime At)
{
    /// <summary>Its name, by which it stands in <c>prediction_batch</c>.</summary>
    public string Name => $"{Model}@{At:yyyyMMdd'T'HHmmss'Z'}";
}
