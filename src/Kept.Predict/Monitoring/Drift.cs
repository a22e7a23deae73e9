using Kept.Predict.Features;

namespace Kept.Predict.Monitoring;

/// <summary>How far an input has moved from where it was in the training.</summary>
/// <param name="Name">The input.</param>
/// <param name="Index">The population stability index: Σ (a - e) ln(a / e) over the bins.</param>
public sealed record Drift(string Name, double Index)
{
    /// <summary>A bin that is empty now or was then counts as if it held that much.</summary>
    const double Least = 1e-4;

    /// <summary>Of one input.</summary>
    /// <param name="before">Its distribution in the training.</param>
    /// <param name="now">Its values now.</param>
    public static Drift Of(Distribution before, FeatureColumn now)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new Drift(before.Name, before.Shares.Zip(before.SharesOf(now), (was, has) =>
        {
            var (e, a) = (Math.Max(was, Least), Math.Max(has, Least));
            return (a - e) * Math.Log(a / e);
        }).Sum());
    }
}
