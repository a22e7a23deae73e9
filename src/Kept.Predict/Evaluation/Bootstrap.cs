namespace Kept.Predict.Evaluation;

/// <summary>
/// Intervals by resampling patients, not rows (Efron and Tibshirani 1993, percentile intervals): appointments of one patient go together.
/// </summary>
public static class Bootstrap
{
    const int Resamples = 300;

    /// <summary>The interval of each figure.</summary>
    /// <param name="figures">The figures by name, when each row counts as often as it is told; null: once.</param>
    /// <param name="patients">Whose appointment each row is.</param>
    /// <param name="seed">Of the resamples.</param>
    public static Dictionary<string, Interval> Of(Func<double[]?, Dictionary<string, double>> figures, long[] patients, int seed)
    {
        ArgumentNullException.ThrowIfNull(figures);
        // Where no feed says who the patients are, all rows may be one's; then rows are all that can be drawn.
        patients = patients.Distinct().Count() > 1 ? patients : [.. Enumerable.Range(0, patients.Length).Select(row => (long)row)];
        var places = patients.Distinct().Order().Select((patient, place) => (patient, place)).ToDictionary(pair => pair.patient, pair => pair.place);
        var owners = Array.ConvertAll(patients, patient => places[patient]);
        var random = new Random(seed);
        var samples = Enumerable.Range(0, Resamples).Select(_ => Weights(random, owners, places.Count)).AsParallel().AsOrdered().Select(figures).ToList();
        return figures(null).ToDictionary(figure => figure.Key, figure => Percentiles(figure.Value, [.. samples.Select(sample => sample[figure.Key]).Order()]));
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
