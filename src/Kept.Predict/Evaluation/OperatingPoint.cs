namespace Kept.Predict.Evaluation;

/// <summary>What calling all appointments down to some score would reach. Its points draw the ROC curve, the precision-recall curve and the gain.</summary>
/// <param name="Share">The share of appointments that are called.</param>
/// <param name="Recall">Of the missed ones, the share that is called; the true positive rate.</param>
/// <param name="FalsePositiveRate">Of the attended ones, the share that is called.</param>
/// <param name="Precision">Of the called ones, the share that is missed.</param>
public sealed record OperatingPoint(double Share, double Recall, double FalsePositiveRate, double Precision)
{
    const int Most = 150;

    /// <summary>Points from the highest score to the lowest, about 150 at equal steps; equal scores are called together.</summary>
    public static List<OperatingPoint> Of(Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        var missed = ranking.Missed.Count(one => one == 1);
        var (points, hits, next) = (new List<OperatingPoint>(), 0, 1);
        for (var i = 0; i < ranking.Count; i++)
        {
            hits += ranking.Missed[i];
            var called = i + 1;
            var isLast = called == ranking.Count;
            if (isLast || (called * (long)Most >= (long)next * ranking.Count && ranking.Probabilities[i] != ranking.Probabilities[i + 1]))
            {
                points.Add(new OperatingPoint(Part(called, ranking.Count), Part(hits, missed), Part(called - hits, ranking.Count - missed), Part(hits, called)));
                next = (int)(called * (long)Most / ranking.Count) + 1;
            }
        }

        return points;
    }

    static double Part(int some, int all) => all == 0 ? 0 : Math.Round((double)some / all, 6);
}
