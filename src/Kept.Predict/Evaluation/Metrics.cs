namespace Kept.Predict.Evaluation;

/// <summary>How good predictions are. Rows may be weighted, as a bootstrap does; all figures are of weights then.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="BaseRate">The share that was missed.</param>
/// <param name="MeanPrediction">The mean of the predictions.</param>
/// <param name="Auc">Area under the ROC curve: the chance that a missed appointment has the higher score than an attended one (Fawcett 2006).</param>
/// <param name="AveragePrecision">Σ (Rₙ - Rₙ₋₁) Pₙ over the scores, highest first.</param>
/// <param name="Brier">The mean of (p - y)² (Brier 1950).</param>
/// <param name="LogLoss">The mean of -log of the probability of what happened.</param>
/// <param name="CalibrationError">Over ten bins of equal mass, the mean distance of the mean prediction from the rate (ECE).</param>
public sealed record Metrics(double Rows, double BaseRate, double MeanPrediction, double Auc, double AveragePrecision, double Brier, double LogLoss, double CalibrationError)
{
    /// <summary>Computes all of them.</summary>
    /// <param name="probabilities">The predictions.</param>
    /// <param name="missed">What became of them, 1 or 0.</param>
    public static Metrics Of(double[] probabilities, sbyte[] missed) => Of(Ranking.Of(probabilities, missed), null);

    /// <summary>Computes all of them of rows that are ranked already.</summary>
    /// <param name="ranking">The rows.</param>
    /// <param name="weights">How often each row counts; null: once.</param>
    public static Metrics Of(Ranking ranking, double[]? weights)
    {
        var sums = new Sums(ranking, weights);
        sums.Run();
        return new Metrics(sums.All, sums.Missed / sums.All, sums.Predicted / sums.All, sums.Auc, sums.AveragePrecision,
            sums.Brier / sums.All, sums.LogLoss / sums.All, ReliabilityBin.Of(ranking, weights).Sum(bin => bin.Rows * Math.Abs(bin.Predicted - bin.Rate)) / sums.All);
    }

    /// <summary>One pass from the highest score to the lowest; equal scores are taken together.</summary>
    sealed class Sums(Ranking ranking, double[]? weights)
    {
        public double All { get; private set; }

        public double Missed { get; private set; }

        public double Predicted { get; private set; }

        public double Brier { get; private set; }

        public double LogLoss { get; private set; }

        public double Auc { get; private set; }

        public double AveragePrecision { get; private set; }

        public void Run()
        {
            double concordant = 0, precision = 0;
            for (var i = 0; i < ranking.Count;)
            {
                double hits = 0, misses = 0;
                var p = ranking.Probabilities[i];
                for (; i < ranking.Count && ranking.Probabilities[i] == p; i++)
                {
                    var weight = weights?[ranking.Rows[i]] ?? 1;
                    (hits, misses) = ranking.Missed[i] == 1 ? (hits + weight, misses) : (hits, misses + weight);
                }

                concordant += (misses * Missed) + (misses * hits / 2);
                Take(p, hits, misses);
                precision += hits == 0 ? 0 : hits * Missed / All;
            }

            var attended = All - Missed;
            Auc = Missed == 0 || attended == 0 ? double.NaN : concordant / (Missed * attended);
            AveragePrecision = Missed == 0 ? double.NaN : precision / Missed;
        }

        void Take(double p, double hits, double misses)
        {
            All += hits + misses;
            Missed += hits;
            Predicted += p * (hits + misses);
            Brier += (hits * (1 - p) * (1 - p)) + (misses * p * p);
            LogLoss -= (hits * Math.Log(Math.Max(p, 1e-15))) + (misses * Math.Log(Math.Max(1 - p, 1e-15)));
        }
    }
}
