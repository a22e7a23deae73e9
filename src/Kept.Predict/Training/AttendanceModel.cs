using Kept.Predict.Boosting;
using Kept.Predict.Calibration;
using Kept.Predict.Features;
using Kept.Predict.Linear;

namespace Kept.Predict.Training;

/// <summary>
/// Predicts the probability that an appointment is missed: the log odds of a logistic regression and of boosted trees, weighed,
/// and calibrated. Log odds add up, so what each input contributes is exact.
/// </summary>
public sealed class AttendanceModel : IDisposable
{
    /// <summary>The logistic regression.</summary>
    public required LinearModel Linear { get; init; }

    /// <summary>The trees.</summary>
    public required BoostedTrees Trees { get; init; }

    /// <summary>The share of the trees, from 0 to 1.</summary>
    public required double TreeShare { get; init; }

    /// <summary>How the log odds become a probability.</summary>
    public required PlattScaling Scaling { get; init; }

    /// <summary>The names of all inputs that either of them reads.</summary>
    public IReadOnlySet<string> Inputs => Linear.Terms.Select(term => term.Feature).Concat(Trees.Inputs.Select(input => input.Name)).ToHashSet();

    /// <summary>The probability of a miss of each row.</summary>
    public double[] Probabilities(FeatureTable table) => Array.ConvertAll(Margins(table), Scaling.Probability);

    /// <summary>The log odds of each row, before they are calibrated.</summary>
    public double[] Margins(FeatureTable table) => Blend(
        TreeShare < 1 ? Linear.Margins(table) : new double[table.Count], TreeShare > 0 ? Trees.Margins(table) : new double[table.Count], TreeShare);

    /// <summary>What each input adds to the calibrated log odds of each row.</summary>
    public Dictionary<string, double[]> Contributions(FeatureTable table)
    {
        var all = new Dictionary<string, double[]>();
        Add(all, Linear.Contributions(table), Scaling.Slope * (1 - TreeShare), table.Count);
        Add(all, Trees.Contributions(table), Scaling.Slope * TreeShare, table.Count);
        all.Remove("");
        return all;
    }

    /// <inheritdoc />
    public void Dispose() => Trees.Dispose();

    internal static double[] Blend(double[] linear, double[] trees, double treeShare)
    {
        var blend = new double[linear.Length];
        for (var row = 0; row < blend.Length; row++)
        {
            blend[row] = ((1 - treeShare) * linear[row]) + (treeShare * trees[row]);
        }

        return blend;
    }

    static void Add(Dictionary<string, double[]> all, Dictionary<string, double[]> parts, double times, int count)
    {
        foreach (var (name, values) in parts)
        {
            all.TryAdd(name, new double[count]);
            for (var row = 0; row < count; row++)
            {
                all[name][row] += times * values[row];
            }
        }
    }
}
