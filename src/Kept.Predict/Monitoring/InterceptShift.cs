namespace Kept.Predict.Monitoring;

/// <summary>What would have to be added to log odds so that the mean prediction is right.</summary>
/// <param name="Offset">That much; below 0 where predictions are too high.</param>
/// <param name="Error">Its standard error.</param>
public sealed record InterceptShift(double Offset, double Error)
{
    const int Steps = 50;

    /// <summary>Whether it may well be 0.</summary>
    public bool MayBeChance => Math.Abs(Offset) <= 2 * Error;

    /// <summary>Fits it by the greatest likelihood, with Newton's method.</summary>
    /// <param name="margins">The log odds.</param>
    /// <param name="missed">What became of the rows, 1 or 0.</param>
    public static InterceptShift Fit(double[] margins, sbyte[] missed)
    {
        ArgumentNullException.ThrowIfNull(margins);

        // Half a miss and half an attendance more: where all were missed, or none, the offset stays finite.
        var (offset, wanted, spread) = (0.0, missed.Sum(one => (double)one) + 0.5, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var probabilities = Array.ConvertAll(margins, margin => Probability(margin, offset));
            spread = probabilities.Sum(p => p * (1 - p)) + 0.25;
            var change = (wanted - probabilities.Sum() - Probability(0, offset)) / spread;
            offset += Math.Clamp(change, -1, 1);
            if (Math.Abs(change) < 1e-10)
            {
                break;
            }
        }

        return new InterceptShift(offset, 1 / Math.Sqrt(spread));
    }

    /// <summary>The probability of log odds that are shifted.</summary>
    public static double Probability(double margin, double offset) => 1 / (1 + Math.Exp(-(margin + offset)));
}
