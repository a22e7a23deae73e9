using Kept.Predict.Features;

namespace Kept.Predict.Linear;

/// <summary>
/// How one input enters the linear model: a number as a piecewise linear curve (its weights at the knots, linear B-splines), words
/// as a weight each. What is not known has a weight of its own.
/// </summary>
public sealed record LinearTerm
{
    const int MostKnots = 10;
    const int LeastOfLevel = 20;

    /// <summary>The input.</summary>
    public required string Feature { get; init; }

    /// <summary>The knots of a number's curve, rising; null for words.</summary>
    public float[]? Knots { get; init; }

    /// <summary>The words that have a weight; null for a number. All others share the weight of what is not known.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>The place of its first weight.</summary>
    public int First { get; init; }

    /// <summary>How many weights it has: the last is for what is not known.</summary>
    public int Width => (Knots?.Length ?? Levels!.Count) + 1;

    /// <summary>The term that an input's values ask for; null when they are all the same.</summary>
    public static LinearTerm? Of(FeatureColumn column)
    {
        var known = Array.FindAll(column.Values, value => !float.IsNaN(value));
        Array.Sort(known);
        if (known.Length == 0 || (known[0] == known[^1] && known.Length == column.Values.Length))
        {
            return null;
        }

        return column.Levels is { } levels
            ? new LinearTerm { Feature = column.Name, Levels = Common(known, levels) }
            : new LinearTerm { Feature = column.Name, Knots = Quantiles(known) };
    }

    /// <summary>The weights that a value takes part in: two neighbouring knots, or one level.</summary>
    /// <returns>The place of the lower one, and the share of the one above it.</returns>
    public (int Place, float Above) Locate(float value)
    {
        var unknown = First + Width - 1;
        if (float.IsNaN(value))
        {
            return (unknown, 0);
        }

        if (Knots is null)
        {
            return (value < Levels!.Count ? First + (int)value : unknown, 0);
        }

        var above = Array.BinarySearch(Knots, value);
        if (above >= 0)
        {
            return (First + above, 0);
        }

        above = ~above;
        return above == 0 ? (First, 0)
            : above == Knots.Length ? (First + Knots.Length - 1, 0)
            : (First + above - 1, (value - Knots[above - 1]) / (Knots[above] - Knots[above - 1]));
    }

    static List<string> Common(float[] sorted, IReadOnlyList<string> levels) =>
        [.. sorted.CountBy(value => (int)value).Where(pair => pair.Value >= LeastOfLevel).Select(pair => pair.Key).Order().Select(place => levels[place])];

    /// <summary>The values themselves where there are few; else their tenths, from the least to the greatest: dense where the rows are.</summary>
    static float[] Quantiles(float[] sorted)
    {
        var distinct = sorted.Distinct().ToArray();
        if (distinct.Length <= MostKnots)
        {
            return distinct;
        }

        var knots = new SortedSet<float>();
        for (var i = 0; i <= MostKnots; i++)
        {
            knots.Add(sorted[(int)((long)(sorted.Length - 1) * i / MostKnots)]);
        }

        return [.. knots];
    }
}
