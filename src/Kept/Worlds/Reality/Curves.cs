namespace Kept.Worlds.Reality;

/// <summary>The shapes of chance, from tables: no logarithm is taken while rows are made.</summary>
static class Curves
{
    const int Steps = 64;
    const int Reach = 12;
    const int Quantiles = 4096;

    static readonly double[] logistic =
        [.. Enumerable.Range(0, 2 * Reach * Steps + 2).Select(i => 1 / (1 + Math.Exp(Reach - (double)i / Steps)))];

    static readonly double[] exponential =
        [.. Enumerable.Range(0, Quantiles).Select(i => -Math.Log(1 - (i + 0.5) / Quantiles))];

    /// <summary>The probability of a log-odds.</summary>
    public static double Logistic(double logit)
    {
        var position = (Math.Clamp(logit, -Reach, Reach) + Reach) * Steps;
        var index = (int)position;
        return logistic[index] + (logistic[index + 1] - logistic[index]) * (position - index);
    }

    /// <summary>Waiting times with an average of 1.</summary>
    public static double Exponential(ulong bits) => exponential[bits >> 52];

    /// <summary>Nearly normal, average 0 and deviation 1: the sum of four even sixteenths.</summary>
    public static double Normal(ulong bits)
    {
        var sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        return (sum - 2 * 65535.0) / 37837;
    }
}
