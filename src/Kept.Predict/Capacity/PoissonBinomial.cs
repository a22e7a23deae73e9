namespace Kept.Predict.Capacity;

/// <summary>How many of several independent things happen, each with a probability of its own: the exact distribution, by convolution.</summary>
public sealed class PoissonBinomial
{
    readonly double[] mass;

    PoissonBinomial(double[] mass) => this.mass = mass;

    /// <summary>The distribution of a sum of yes or no.</summary>
    /// <param name="probabilities">Of each yes.</param>
    public static PoissonBinomial Of(IReadOnlyCollection<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var mass = new double[probabilities.Count + 1];
        mass[0] = 1;
        var seen = 0;
        foreach (var p in probabilities)
        {
            seen++;
            for (var count = seen; count > 0; count--)
            {
                mass[count] = (mass[count] * (1 - p)) + (mass[count - 1] * p);
            }

            mass[0] *= 1 - p;
        }

        return new PoissonBinomial(mass);
    }

    /// <summary>The probability of each count, from 0.</summary>
    public IReadOnlyList<double> Mass => mass;

    /// <summary>The mean count.</summary>
    public double Mean => Expect(count => count);

    /// <summary>The variance of the count.</summary>
    public double Variance
    {
        get
        {
            var mean = Mean;
            return Expect(count => (count - mean) * (count - mean));
        }
    }

    /// <summary>The mean of what each count is worth.</summary>
    public double Expect(Func<int, double> worth) => mass.Select((p, count) => p * worth(count)).Sum();

    /// <summary>The least count that is reached or stayed below with at least a probability.</summary>
    public int Quantile(double probability)
    {
        var (count, sum) = (0, mass[0]);
        while (sum < probability && count < mass.Length - 1)
        {
            sum += mass[++count];
        }

        return count;
    }

    /// <summary>The probability of a count from one to another, both included.</summary>
    public double Within(int low, int high) => mass.Skip(low).Take(high - low + 1).Sum();
}
