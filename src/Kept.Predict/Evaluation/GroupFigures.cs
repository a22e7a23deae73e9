using Kept.Predict.Features;

namespace Kept.Predict.Evaluation;

/// <summary>How a group fares.</summary>
/// <param name="By">What the group is made by.</param>
/// <param name="Group">Which one it is.</param>
/// <param name="Metrics">The figures of its rows.</param>
/// <param name="TruePositiveRate">Of its missed appointments, the share among the fifth of all that scores highest.</param>
/// <param name="FalsePositiveRate">Of its attended appointments, the share among that fifth.</param>
public sealed record GroupFigures(string By, string Group, Metrics Metrics, double TruePositiveRate, double FalsePositiveRate)
{
    const double Called = 0.2;
    const int LeastRows = 100;
    const int Years = 15;
    static readonly string[] Words = ["gender", "location", "specialty", "clinic_id"];
    static readonly string[] Ages = ["age", "input_age"];

    /// <summary>All groups of at least 100 rows.</summary>
    public static List<GroupFigures> Of(FeatureTable table, double[] probabilities)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(probabilities);
        var threshold = probabilities.OrderDescending().ElementAt((int)(probabilities.Length * Called));
        return [.. Keys(table).SelectMany(key => Enumerable.Range(0, table.Count).GroupBy(key.Of).Where(group => group.Count() >= LeastRows)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(key.By, group.Key, [.. group], table, probabilities, threshold)))];
    }

    static GroupFigures Of(string by, string name, int[] rows, FeatureTable table, double[] probabilities, double threshold)
    {
        var (scores, missed) = (Array.ConvertAll(rows, row => probabilities[row]), Array.ConvertAll(rows, row => table.Missed[row]));
        double Rate(int outcome) => scores.Where((score, i) => missed[i] == outcome && score > threshold).Count() / Math.Max(1.0, missed.Count(one => one == outcome));
        return new GroupFigures(by, name, Metrics.Of(scores, missed), Rate(1), Rate(0));
    }

    static string Band(int place) => place == 5 ? "75 and older" : $"{place * Years:00}-{(place * Years) + Years - 1}";

    static IEnumerable<(string By, Func<int, string> Of)> Keys(FeatureTable table)
    {
        if (Ages.Select(table.Find).FirstOrDefault(column => column?.Values.Any(value => !float.IsNaN(value)) is true) is { } age)
        {
            yield return ("age", row => float.IsNaN(age.Values[row]) ? "unknown" : Band((int)Math.Clamp(age.Values[row] / Years, 0, 5)));
        }

        foreach (var column in Words.Select(table.Find).OfType<FeatureColumn>().Where(column => column.Levels is { Count: > 1 }))
        {
            yield return (column.Name, row => float.IsNaN(column.Values[row]) ? "unknown" : column.Levels![(int)column.Values[row]]);
        }
    }
}
