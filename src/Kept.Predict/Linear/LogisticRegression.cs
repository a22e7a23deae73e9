using Kept.Predict.Features;

namespace Kept.Predict.Linear;

/// <summary>
/// Fits a <see cref="LinearModel"/> by the greatest likelihood with a ridge: the least of
/// Σ log(1 + exp(-yᵢ mᵢ)) + λ/2 Σ wⱼ², found by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5).
/// </summary>
public static class LogisticRegression
{
    /// <summary>Fits the rows whose outcome is known.</summary>
    /// <param name="table">The rows; each must have an outcome.</param>
    /// <param name="ridge">λ: as much as that many observations speak for a weight of zero.</param>
    /// <param name="start">A fit of nearly the same, near which the search begins; null: without weights.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    public static LinearModel Fit(FeatureTable table, double ridge, LinearModel? start, CancellationToken cancellation)
    {
        var terms = Placed(Cores.Each(table.Columns.Count, i => LinearTerm.Of(table.Columns[i]), cancellation));
        var loss = new LogisticLoss(Design.Of(table, terms), table.Missed, ridge);
        var weights = Lbfgs.Minimize(loss.Evaluate, start?.WeightsOf(terms) ?? loss.Start(), loss.Curvatures(), cancellation);
        return new LinearModel { Terms = terms, Weights = weights[..^1], Intercept = weights[^1] }.Centred(table);
    }

    /// <summary>The terms' weights, one after the other.</summary>
    static List<LinearTerm> Placed(IEnumerable<LinearTerm?> terms)
    {
        var placed = new List<LinearTerm>();
        foreach (var term in terms.OfType<LinearTerm>())
        {
            placed.Add(term with { First = placed is [.., var last] ? last.First + last.Width : 0 });
        }

        return placed;
    }
}
