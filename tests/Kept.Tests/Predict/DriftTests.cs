using CsCheck;
using Kept.Predict.Features;
using Kept.Predict.Monitoring;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>Drift and shift against what was put in.</summary>
public sealed class DriftTests
{
    static readonly Gen<float[]> Numbers = Gen.OneOf(Gen.Int[0, 30].Select(number => (float)number), Gen.Const(float.NaN)).Array[50, 400];

    [Fact]
    public void The_same_rows_have_not_moved_in_whatever_order() => Numbers.Sample(values =>
    {
        var distribution = Distribution.Of(Column(values));
        Assert.Equal(1, distribution.Shares.Sum(), 9);
        Assert.Equal(0, Drift.Of(distribution, Column([.. values.Reverse()])).Index, 9);
    }, seed: "0000KiTGf0Y0");

    [Fact]
    public void Any_other_rows_have_moved_by_no_less_than_nothing() => Gen.Select(Numbers, Numbers).Sample((before, now) =>
        Assert.True(Drift.Of(Distribution.Of(Column(before)), Column(now)).Index >= 0), seed: "0000KiTGf0Y0");

    [Fact]
    public void Tenths_of_many_numbers_hold_a_tenth_each_and_the_last_bin_is_of_the_unknown()
    {
        var distribution = Distribution.Of(Column([.. Enumerable.Range(0, 1000).Select(number => (float)number)]));
        Assert.Equal(11, distribution.Shares.Length);
        Assert.All(distribution.Shares[..^1], share => Assert.Equal(0.1, share, 0.002));
        Assert.Equal(0, distribution.Shares[^1]);
    }

    /// <summary>Half of a number that was always known is no longer: (0.5 - 1) ln 0.5 over the known bins, (0.5 - 0.0001) ln 5000 for the unknown.</summary>
    [Fact]
    public void What_is_no_longer_known_has_moved()
    {
        float[] known = [.. Enumerable.Range(0, 1000).Select(number => (float)number)];
        var index = Drift.Of(Distribution.Of(Column(known)), Column([.. known.Select((value, row) => row % 2 == 0 ? value : float.NaN)])).Index;
        Assert.Equal((-0.5 * Math.Log(0.5)) + (0.4999 * Math.Log(5000)), index, 0.01);
    }

    [Fact]
    public void A_word_that_was_not_there_stands_with_the_others()
    {
        var before = Distribution.Of(new FeatureColumn("specialty", [0, 0, 0, 1], ["a", "b"]));
        Assert.Equal([0.25, 0.25, 0.5, 0], before.SharesOf(new FeatureColumn("specialty", [1, 0, 2, 2], ["b", "a", "new"])));
    }

    [Fact]
    public void A_shift_makes_the_mean_right_and_is_found_again()
    {
        var random = new Random(6);
        var margins = Enumerable.Range(0, 40_000).Select(_ => (random.NextDouble() * 4) - 3).ToArray();
        var missed = Array.ConvertAll(margins, margin => (sbyte)(random.NextDouble() < InterceptShift.Probability(margin, 0.4) ? 1 : 0));
        var shift = InterceptShift.Fit(margins, missed);
        Assert.InRange(shift.Offset, 0.4 - (3 * shift.Error), 0.4 + (3 * shift.Error));
        Assert.Equal(missed.Average(one => (double)one), margins.Average(margin => InterceptShift.Probability(margin, shift.Offset)), 1e-3);
        Assert.False(shift.MayBeChance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Where_all_went_the_same_way_a_shift_stays_finite(sbyte outcome) =>
        Assert.InRange(Math.Abs(InterceptShift.Fit(new double[200], [.. Enumerable.Repeat(outcome, 200)]).Offset), 3, 10);

    static FeatureColumn Column(float[] values) => new("number", values, null);
}
