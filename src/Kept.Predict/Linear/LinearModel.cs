using Kept.Predict.Features;

namespace Kept.Predict.Linear;

/// <summary>Logistic regression: the log odds of a miss as a sum of a weight or a curve of each input.</summary>
public sealed record LinearModel
{
    /// <summary>How each input enters.</summary>
    public required IReadOnlyList<LinearTerm> Terms { get; init; }

    /// <summary>The weights of all terms, one after the other.</summary>
    public required double[] Weights { get; init; }

    /// <summary>The log odds before any input is looked at.</summary>
    public required double Intercept { get; init; }

    /// <summary>The log odds of each row.</summary>
    public double[] Margins(FeatureTable table)
    {
        var margins = new double[table.Count];
        Array.Fill(margins, Intercept);
        foreach (var (term, column) in Bound(table))
        {
            for (var row = 0; row < margins.Length; row++)
            {
                margins[row] += Contribution(term, column.Values[row]);
            }
        }

        return margins;
    }

    /// <summary>What each input adds to a row's log odds, by its name.</summary>
    public Dictionary<string, double[]> Contributions(FeatureTable table) => Bound(table)
        .ToDictionary(pair => pair.Term.Feature, pair => Array.ConvertAll(pair.Column.Values, value => Contribution(pair.Term, value)));

    /// <summary>
    /// The same model, with what each input adds on average moved into the intercept: what it adds to a row is then its SHAP value
    /// (Lundberg and Lee 2017, of a linear model with inputs taken one by one).
    /// </summary>
    internal LinearModel Centred(FeatureTable table)
    {
        var (weights, intercept) = (Weights.ToArray(), Intercept);
        foreach (var (term, column) in Bound(table))
        {
            var mean = column.Values.Average(value => Contribution(term, value));
            intercept += mean;
            for (var place = term.First; place < term.First + term.Width; place++)
            {
                weights[place] -= mean;
            }
        }

        return this with { Weights = weights, Intercept = intercept };
    }

    /// <summary>What this model would weigh the parts of other terms with, and its intercept at the end; nothing where it knows no such input.</summary>
    internal double[] WeightsOf(IReadOnlyList<LinearTerm> others)
    {
        var weights = new List<double>();
        foreach (var other in others)
        {
            var own = Terms.FirstOrDefault(term => term.Feature == other.Feature);
            var values = other.Knots ?? [.. other.Levels!.Select(level => own?.Levels?.ToList().IndexOf(level) is >= 0 and var place ? place : float.NaN)];
            weights.AddRange(values.Append(float.NaN).Select(value => own is null ? 0 : Contribution(own, value)));
        }

        return [.. weights, Intercept];
    }

    double Contribution(LinearTerm term, float value)
    {
        var (place, above) = term.Locate(value);
        return above == 0 ? Weights[place] : (Weights[place] * (1 - above)) + (Weights[place + 1] * above);
    }

    IEnumerable<(LinearTerm Term, FeatureColumn Column)> Bound(FeatureTable table) => Terms.Select(term => (term, Bind(table, term)));

    internal static FeatureColumn Bind(FeatureTable table, LinearTerm term)
    {
        var column = table.Find(term.Feature) ?? throw new KeptException($"the model wants the feature {term.Feature}, which features_attendance no longer has. Train again");
        return term.Levels is null ? column : column.With(term.Levels);
    }
}
