namespace Kept.Predict.Calibration;

/// <summary>Log odds turned into a probability that can be taken at its word: 1 / (1 + exp(-(intercept + slope × margin))) (Platt 1999).</summary>
/// <param name="Intercept">0 where the level was right already.</param>
/// <param name="Slope">1 where the spread was right already.</param>
public sealed record PlattScaling(double Intercept, double Slope)
{
    const int Steps = 50;

    /// <summary>The probability of a miss, from 0 to 1.</summary>
    public double Probability(double margin) => 1 / (1 + Math.Exp(-(Intercept + (Slope * margin))));

    /// <summary>Fits both by the greatest likelihood, with Newton's method.</summary>
    /// <param name="margins">Log odds of rows that the model has not seen.</param>
    /// <param name="missed">What became of them, 1 or 0.</param>
    public static PlattScaling Fit(double[] margins, sbyte[] missed)
    {
        var (a, b) = (0.0, 1.0);
        for (var step = 0; step < Steps; step++)
        {
            // The gradient, and the Hessian with a little on its diagonal, for margins that are all the same.
            double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
            for (var row = 0; row < margins.Length; row++)
            {
                var p = 1 / (1 + Math.Exp(-(a + (b * margins[row]))));
                var (residual, weight) = (p - missed[row], p * (1 - p));
                ga += residual;
                gb += residual * margins[row];
                haa += weight;
                hab += weight * margins[row];
                hbb += weight * margins[row] * margins[row];
            }

            var determinant = (haa * hbb) - (hab * hab);
            var (da, db) = (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
            (a, b) = (a - da, b - db);
            if (Math.Abs(da) + Math.Abs(db) < 1e-10)
            {
                break;
            }
        }

        return new PlattScaling(a, b);
    }
}
