namespace Kept.Predict.Evaluation;

/// <summary>What calling those with the highest scores would reach.</summary>
/// <param name="Share">The share of appointments that are called.</param>
/// <param name="Precision">The share of them that would be missed.</param>
/// <param name="Recall">The share of all missed ones that is among them.</param>
public sealed record TopShare(double Share, double Precision, double Recall)
{
    /// <summary>Counts them; equal scores are taken in their order.</summary>
    public static TopShare Of(Ranking ranking, double share)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        var called = Math.Max(1, (int)Math.Round(ranking.Count * share));
        double hits = ranking.Missed.Take(called).Count(one => one == 1);
        return new TopShare(share, hits / called, hits / Math.Max(1, ranking.Missed.Count(one => one == 1)));
    }
}
