using Kept.Predict.Features;

namespace Kept.Predict.Evaluation;

/// <summary>What a table of miss rates by lead time would predict: the floor that a model must leave behind.</summary>
public static class LeadTimeFloor
{
    static readonly int[] Bounds = [1, 2, 4, 8, 15, 22, 31, 61];

    /// <summary>The rate of each row's lead time among rows that came before.</summary>
    /// <param name="train">Rows with outcomes.</param>
    /// <param name="test">Rows to predict.</param>
    public static double[] Predict(FeatureTable train, FeatureTable test)
    {
        var (seen, missed) = (new double[Bounds.Length + 2], new double[Bounds.Length + 2]);
        var bins = Bins(train);
        for (var row = 0; row < bins.Length; row++)
        {
            seen[bins[row]]++;
            missed[bins[row]] += train.Missed[row];
        }

        return Array.ConvertAll(Bins(test), bin => (missed[bin] + 1) / (seen[bin] + 5));
    }

    static int[] Bins(FeatureTable table) => table.Find("lead_days") is { } lead
        ? Array.ConvertAll(lead.Values, days => float.IsNaN(days) ? Bounds.Length + 1 : Bounds.Count(bound => days >= bound))
        : new int[table.Count];
}
