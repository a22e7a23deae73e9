using CsCheck;
using Kept.Predict.Capacity;
using Xunit;

namespace Kept.Tests.Predict.Capacity;

/// <summary>The distribution of a session and what overbooking does to it, held to all that can happen, one by one.</summary>
public sealed class CapacityTests
{
    const double Tolerance = 1e-12;

    static readonly Gen<double[]> Some = Gen.Double[0, 1].Array[0, 11];

    [Fact]
    public void The_distribution_is_the_sum_of_all_that_can_happen() => Some.Sample(attending =>
    {
        var expected = new double[attending.Length + 1];
        foreach (var (probability, count) in All(attending))
        {
            expected[count] += probability;
        }

        var counts = PoissonBinomial.Of(attending);
        Assert.All(expected.Zip(counts.Mass), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.Equal(attending.Sum(), counts.Mean, Tolerance);
        Assert.Equal(attending.Sum(p => p * (1 - p)), counts.Variance, Tolerance);
    }, iter: 300, seed: "0000KeptCap1");

    [Fact]
    public void An_interval_holds_what_it_promises_and_neither_end_can_be_left_out() => Gen.Select(Some, Gen.Double[0.01, 0.2]).Sample((attending, outside) =>
    {
        var counts = PoissonBinomial.Of(attending);
        var (low, high) = (counts.Quantile(outside), counts.Quantile(1 - outside));
        Assert.True(counts.Within(low, high) >= 1 - (2 * outside) - Tolerance);
        Assert.True(low == 0 || counts.Within(0, low - 1) < outside);
        Assert.True(high == low || counts.Within(0, high - 1) < 1 - outside);
    }, iter: 500, seed: "0000KeptCap2");

    [Fact]
    public void Idle_and_overrun_minutes_are_the_mean_of_all_that_can_happen() => Gen.Select(Gen.Double[0, 1].Array[1, 9], Gen.Int[1, 12], Gen.Double[1, 60], Gen.Double[0, 30]).Sample((attending, slots, minutes, limit) =>
    {
        foreach (var one in Overbooking.Of(attending, new CapacityPlan(slots, minutes, limit)))
        {
            var all = All([.. attending, .. Enumerable.Repeat(attending.Average(), one.Extra)]).ToList();
            Assert.Equal(all.Sum(way => way.Probability * minutes * Math.Max(0, slots - way.Count)), one.IdleMinutes, 1e-9);
            Assert.Equal(all.Sum(way => way.Probability * minutes * Math.Max(0, way.Count - slots)), one.OverrunMinutes, 1e-9);
            Assert.Equal(one.OverrunMinutes <= limit, one.IsWithinLimit);
        }
    }, iter: 200, seed: "0000KeptCap3");

    [Fact]
    public void More_appointments_never_leave_more_idle_nor_less_overrun() => Gen.Double[0, 1].Array[1, 40].Sample(attending =>
    {
        var all = Overbooking.Of(attending, new CapacityPlan(null, 20, 15));
        Assert.Equal([0, 1, 2], all.Select(one => one.Extra));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.IdleMinutes >= pair.Second.IdleMinutes - Tolerance && pair.First.OverrunMinutes <= pair.Second.OverrunMinutes + Tolerance));
        Assert.Equal(0, all[0].OverrunMinutes);
    }, iter: 200, seed: "0000KeptCap4");

    [Fact]
    public void Where_nothing_tells_how_long_a_slot_is_nothing_is_said_of_minutes() => Assert.Empty(Overbooking.Of([0.5], new CapacityPlan(null, null, 15)));

    /// <summary>Every way in which some attend and others do not.</summary>
    static IEnumerable<(double Probability, int Count)> All(double[] attending) => Enumerable.Range(0, 1 << attending.Length).Select(way =>
    {
        bool Attends(int i) => (way >> i & 1) == 1;
        return (attending.Select((p, i) => Attends(i) ? p : 1 - p).Aggregate(1.0, (product, p) => product * p), Enumerable.Range(0, attending.Length).Count(Attends));
    });
}
