namespace Kept.Predict.Evaluation;

/// <summary>Predictions that stand beside each other, and what became of them.</summary>
/// <param name="Predicted">Their mean.</param>
/// <param name="Rate">The share that was missed.</param>
/// <param name="Rows">How many they are.</param>
public sealed record ReliabilityBin(double Predicted, double Rate, double Rows)
{
    const int Bins = 10;

    /// <summary>Ten bins of equal mass, the lowest predictions first.</summary>
    /// <param name="ranking">The rows.</param>
    /// <param name="weights">How often each row counts; null: once.</param>
    public static List<ReliabilityBin> Of(Ranking ranking, double[]? weights)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        var bins = new List<ReliabilityBin>(Bins + 1);
        double all = weights is null ? ranking.Count : weights.Sum(), seen = 0, rows = 0, predicted = 0, missed = 0;
        for (var i = 0; i < ranking.Count; i++)
        {
            var weight = weights?[ranking.Rows[i]] ?? 1;
            seen += weight;
            rows += weight;
            predicted += weight * ranking.Probabilities[i];
            missed += weight * ranking.Missed[i];
            if (rows > 0 && (i == ranking.Count - 1 || seen >= all * (bins.Count + 1) / Bins))
            {
                bins.Add(new ReliabilityBin(predicted / rows, missed / rows, rows));
                (rows, predicted, missed) = (0, 0, 0);
            }
        }

        bins.Reverse();
        return bins;
    }
}
