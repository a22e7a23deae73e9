using Kept.Predict.Features;

namespace Kept.Predict.Training;

/// <summary>What a person asks of a training.</summary>
public sealed record TrainingRequest
{
    /// <summary>The prediction moment.</summary>
    public string AtMoment { get; init; } = Moment.NightBefore;

    /// <summary>The first day that is not trained on, but tested on; null: the last fifth of the days with outcomes.</summary>
    public DateOnly? TestFrom { get; init; }

    /// <summary>Of every sample that is drawn.</summary>
    public int Seed { get; init; } = 1;
}
