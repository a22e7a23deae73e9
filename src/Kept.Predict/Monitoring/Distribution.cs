using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Monitoring;

/// <summary>How an input is spread over bins: shares, and nothing of any one row.</summary>
public sealed record Distribution
{
    const int Bins = 10;
    const int MostLevels = 20;
    const int MostRows = 50_000;

    /// <summary>The name under which the scores themselves stand.</summary>
    public const string Scores = "score";

    /// <summary>The input.</summary>
    public required string Name { get; init; }

    /// <summary>The greatest number of each bin but the last; null for words.</summary>
    public float[]? Bounds { get; init; }

    /// <summary>The words that have a bin; all others share one. Null for a number.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>The share of each bin; the last one is of what is not known.</summary>
    public required double[] Shares { get; init; }

    /// <summary>The inputs of a model and its scores over rows that it was trained on.</summary>
    public static IReadOnlyList<Distribution> Of(AttendanceModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var inputs = model.Inputs;
        var step = (table.Count + MostRows - 1) / MostRows;
        var some = table.Where(row => row % step == 0);
        return [.. some.Columns.Where(column => inputs.Contains(column.Name)).Append(ScoresOf(model.Probabilities(some))).Select(Of)];
    }

    /// <summary>Scores as a column.</summary>
    public static FeatureColumn ScoresOf(double[] probabilities) => new(Scores, Array.ConvertAll(probabilities, probability => (float)probability), null);

    /// <summary>Ten bins of equal mass, fewer where many values are the same; the commonest words a bin each.</summary>
    public static Distribution Of(FeatureColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var known = column.Values.Where(value => !float.IsNaN(value)).Order().ToArray();
        var empty = column.Levels is { } levels
            ? new Distribution { Name = column.Name, Levels = Commonest(known, levels), Shares = [] }
            : new Distribution { Name = column.Name, Bounds = Tenths(known), Shares = [] };
        return empty with { Shares = empty.SharesOf(column) };
    }

    /// <summary>How other rows are spread over the same bins.</summary>
    public double[] SharesOf(FeatureColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var places = Levels is null ? null : column.Levels!.Select(level => Levels.ToList().IndexOf(level) is var place and >= 0 ? place : Levels.Count).ToArray();
        var counts = new double[(Bounds?.Length ?? Levels!.Count) + 2];
        foreach (var value in column.Values)
        {
            counts[float.IsNaN(value) ? counts.Length - 1 : places?[(int)value] ?? Below(value)]++;
        }

        return Array.ConvertAll(counts, count => count / Math.Max(1, column.Values.Length));
    }

    /// <summary>How many bins end below a value.</summary>
    int Below(float value) => Array.BinarySearch(Bounds!, value) is var place and >= 0 ? place : ~Array.BinarySearch(Bounds!, value);

    static float[] Tenths(float[] sorted) => sorted.Length == 0 ? []
        : [.. Enumerable.Range(1, Bins - 1).Select(i => sorted[(int)((long)sorted.Length * i / Bins)]).Distinct().Where(bound => bound < sorted[^1])];

    static List<string> Commonest(float[] known, IReadOnlyList<string> levels) =>
        [.. known.CountBy(value => (int)value).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostLevels).Select(pair => levels[pair.Key])];
}
