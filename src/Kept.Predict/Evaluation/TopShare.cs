namespace Kept.Predict.Evaluation;

/// <summary>What calling those with the highest scores would reach.</summary>
/// <param name="Share">The share of appointments that are called.</param>
/// <param name="Precision">The share of them that would be missed.</param>
/// <param name="Recall">The share of all missed ones that is among them.</param>
public sealed record TopShare(double Share, double Precision, double Recall)
{
    /// <summary>Counts them; equal scores are taken in their order.</summary>
    /// <param name="ranking">The rows.</param>
    /// <param name="weights">How often each row counts; null: once.</param>
    /// <param name="share">The share of appointments that are called.</param>
    public static TopShare Of(Ranking ranking, double[]? weights, double share)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        double all = weights?.Sum() ?? ranking.Count, missed = 0, called = 0, hits = 0, wanted = Math.Max(1, Math.Round(all * share));
        for (var i = 0; i < ranking.Count; i++)
        {
            var weight = weights?[ranking.Rows[i]] ?? 1;
            missed += weight * ranking.Missed[i];
            if (called < wanted)
            {
                called += weight;
                hits += weight * ranking.Missed[i];
            }
        }

        return new TopShare(share, hits / called, hits / Math.Max(1, missed));
    }
}
