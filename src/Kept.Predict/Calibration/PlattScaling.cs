namespace Kept.Predict.Calibration;

/// <summary>Log odds turned into a probability that can be taken at its word: 1 / (1 + exp(-(intercept + slope × margin))) (Platt 1999).</summary>
/// <param name="Intercept">0 where the level was right already.</param>
/// <param name="Slope">1 where the spread was right already.</param>
public sealed record PlattScaling(double Intercept, double Slope)
{
    const int Steps = 50;

    /// <summary>The probability of a miss, from 0 to 1.</summary>
    public double Probability(double margin) => 1 / (1 + Math.Exp(-(Intercept + (Slope * margin))));

    /// <summary>The mean of -log of the probability of what happened.</summary>
    public double Loss(double[] margins, sbyte[] missed) => margins.Select((margin, row) =>
    {
        var odds = Intercept + (Slope * margin);
        return Math.Log(1 + Math.Exp(-Math.Abs(odds))) + Math.Max(odds, 0) - (missed[row] * odds);
    }).Average();

    /// <summary>Fits both by the greatest likelihood, with Newton's method.</summary>
    /// <param name="margins">Log odds of rows that the model has not seen.</param>
    /// <param name="missed">What became of them, 1 or 0.</param>
    public static PlattScaling Fit(double[] margins, sbyte[] missed)
    {
        var fit = new PlattScaling(0, 1);
        for (var step = 0; step < Steps; step++)
        {
            var next = fit.Step(margins, missed, null);
            var change = Math.Abs(next.Intercept - fit.Intercept) + Math.Abs(next.Slope - fit.Slope);
            fit = next;
            if (change < 1e-10)
            {
                break;
            }
        }

        return fit;
    }

    /// <summary>One step of Newton's method. From the fit of all rows it is near enough to the fit of a resample (Moulton and Zeger 1991).</summary>
    /// <param name="margins">Log odds.</param>
    /// <param name="missed">What became of them, 1 or 0.</param>
    /// <param name="weights">How often each row counts; null: once.</param>
    public PlattScaling Step(double[] margins, sbyte[] missed, double[]? weights)
    {
        // The gradient, and the Hessian with a little on its diagonal, for margins that are all the same.
        double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
        for (var row = 0; row < margins.Length; row++)
        {
            var (p, times) = (Probability(margins[row]), weights?[row] ?? 1);
            var (residual, spread) = (times * (p - missed[row]), times * p * (1 - p));
            ga += residual;
            gb += residual * margins[row];
            haa += spread;
            hab += spread * margins[row];
            hbb += spread * margins[row] * margins[row];
        }

        var determinant = (haa * hbb) - (hab * hab);
        return new PlattScaling(Intercept - (((hbb * ga) - (hab * gb)) / determinant), Slope - (((haa * gb) - (hab * ga)) / determinant));
    }
}
