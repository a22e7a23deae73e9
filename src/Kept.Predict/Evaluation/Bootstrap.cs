namespace Kept.Predict.Evaluation;

/// <summary>
/// Intervals by resampling patients, not rows (Efron and Tibshirani 1993, percentile intervals): appointments of one patient go together.
/// </summary>
public static class Bootstrap
{
    const int Resamples = 300;

    /// <summary>The interval of each figure.</summary>
    /// <param name="probabilities">The predictions.</param>
    /// <param name="missed">What became of them, 1 or 0.</param>
    /// <param name="patients">Whose appointment each is.</param>
    /// <param name="figures">Each figure by its name.</param>
    /// <param name="seed">Of the resamples.</param>
    public static Dictionary<string, Interval> Of(
        double[] probabilities, sbyte[] missed, long[] patients, IReadOnlyDictionary<string, Func<Metrics, double>> figures, int seed)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var ranking = Ranking.Of(probabilities, missed);
        var places = patients.Distinct().Order().Select((patient, place) => (patient, place)).ToDictionary(pair => pair.patient, pair => pair.place);
        var owners = Array.ConvertAll(patients, patient => places[patient]);
        var random = new Random(seed);
        var samples = Enumerable.Range(0, Resamples).Select(_ => Metrics.Of(ranking, Weights(random, owners, places.Count))).ToList();
        var whole = Metrics.Of(ranking, null);
        return figures.ToDictionary(figure => figure.Key, figure => Percentiles(figure.Value(whole), [.. samples.Select(figure.Value).Order()]));
    }

    static double[] Weights(Random random, int[] owners, int patients)
    {
        var drawn = new int[patients];
        for (var i = 0; i < patients; i++)
        {
            drawn[random.Next(patients)]++;
        }

        return Array.ConvertAll(owners, owner => (double)drawn[owner]);
    }

    static Interval Percentiles(double value, double[] sorted) => new(value, sorted[(int)(0.025 * (sorted.Length - 1))], sorted[(int)(0.975 * (sorted.Length - 1))]);
}
