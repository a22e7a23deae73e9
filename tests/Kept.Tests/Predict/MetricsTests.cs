using CsCheck;
using Kept.Predict.Calibration;
using Kept.Predict.Evaluation;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>Each figure against its definition, computed the slow way.</summary>
public sealed class MetricsTests
{
    static readonly Gen<(double[] Scores, sbyte[] Missed)> Rows =
        from count in Gen.Int[2, 60]
        from scores in Gen.Int[1, 9].Array[count]
        from missed in Gen.Int[0, 1].Array[count]
        where missed.Distinct().Count() == 2
        select (Array.ConvertAll(scores, score => score / 10.0), Array.ConvertAll(missed, one => (sbyte)one));

    [Fact]
    public void The_area_is_the_chance_of_the_right_order() => Rows.Sample(rows =>
    {
        double right = 0, pairs = 0;
        foreach (var (hit, i) in rows.Missed.Select((one, i) => (one, i)).Where(pair => pair.one == 1))
        {
            foreach (var (_, j) in rows.Missed.Select((one, j) => (one, j)).Where(pair => pair.one == 0))
            {
                pairs++;
                right += rows.Scores[i] > rows.Scores[j] ? 1 : rows.Scores[i] == rows.Scores[j] ? 0.5 : 0;
            }
        }

        Assert.Equal(right / pairs, Metrics.Of(rows.Scores, rows.Missed).Auc, 12);
    }, seed: "0000KiTGf0Y0");

    [Fact]
    public void Precision_is_averaged_over_what_is_recalled() => Rows.Sample(rows =>
    {
        double expected = 0, all = rows.Missed.Sum(one => one);
        foreach (var score in rows.Scores.Distinct())
        {
            double Hits(Func<double, bool> counts) => rows.Missed.Where((one, i) => one == 1 && counts(rows.Scores[i])).Count();
            expected += (Hits(s => s >= score) - Hits(s => s > score)) / all * Hits(s => s >= score) / rows.Scores.Count(s => s >= score);
        }

        Assert.Equal(expected, Metrics.Of(rows.Scores, rows.Missed).AveragePrecision, 12);
    }, seed: "0000KiTGf0Y0");

    [Fact]
    public void A_weight_is_as_many_rows() => Rows.Sample(rows =>
    {
        double[] weights = [.. rows.Scores.Select((_, i) => (double)(i % 3))];
        var (scores, missed) = (Repeat(rows.Scores, weights), Repeat(rows.Missed, weights));
        var (weighted, repeated) = (Metrics.Of(Ranking.Of(rows.Scores, rows.Missed), weights), Metrics.Of(scores, missed));
        Assert.Equal(repeated.Auc, weighted.Auc, 10);
        Assert.Equal(repeated.Brier, weighted.Brier, 10);
        Assert.Equal(repeated.LogLoss, weighted.LogLoss, 10);
        Assert.Equal(repeated.AveragePrecision, weighted.AveragePrecision, 10);
    }, seed: "0000KiTGf0Y0");

    [Fact]
    public void Scaling_finds_what_log_odds_were_bent_by()
    {
        var random = new Random(1);
        var margins = Enumerable.Range(0, 50_000).Select(_ => (random.NextDouble() * 4) - 3).ToArray();
        var missed = Array.ConvertAll(margins, margin => (sbyte)(random.NextDouble() < 1 / (1 + Math.Exp(-(0.5 + (1.5 * margin)))) ? 1 : 0));
        var scaling = PlattScaling.Fit(margins, missed);
        Assert.Equal(0.5, scaling.Intercept, 0.05);
        Assert.Equal(1.5, scaling.Slope, 0.05);
        Assert.True(Metrics.Of(Array.ConvertAll(margins, scaling.Probability), missed).CalibrationError < 0.01);
    }

    [Fact]
    public void The_curves_enclose_what_the_figures_say() => Rows.Sample(rows =>
    {
        var (curve, metrics) = (OperatingPoint.Of(Ranking.Of(rows.Scores, rows.Missed)), Metrics.Of(rows.Scores, rows.Missed));
        var (area, precision, last) = (0.0, 0.0, new OperatingPoint(0, 0, 0, 0));
        foreach (var point in curve)
        {
            area += (point.FalsePositiveRate - last.FalsePositiveRate) * (point.Recall + last.Recall) / 2;
            precision += (point.Recall - last.Recall) * point.Precision;
            last = point;
        }

        Assert.Equal(metrics.Auc, area, 1e-5);
        Assert.Equal(metrics.AveragePrecision, precision, 1e-5);
        Assert.Equal((1, 1, 1), (last.Share, last.Recall, last.FalsePositiveRate));
    }, seed: "0000KiTGf0Y0");

    [Fact]
    public void Many_rows_make_a_curve_of_few_points()
    {
        var random = new Random(2);
        var scores = Enumerable.Range(0, 30_000).Select(_ => random.NextDouble()).ToArray();
        Assert.InRange(OperatingPoint.Of(Ranking.Of(scores, Array.ConvertAll(scores, score => (sbyte)(score > 0.7 ? 1 : 0)))).Count, 100, 200);
    }

    [Fact]
    public void Tenths_hold_every_row_once_from_the_lowest_to_the_highest() => Rows.Sample(rows =>
    {
        var bins = ReliabilityBin.Of(Ranking.Of(rows.Scores, rows.Missed), null);
        Assert.InRange(bins.Count, 1, 10);
        Assert.Equal(rows.Scores.Length, bins.Sum(bin => bin.Rows));
        Assert.Equal(rows.Scores.Sum(), bins.Sum(bin => bin.Rows * bin.Predicted), 9);
        Assert.Equal(rows.Missed.Sum(one => one), bins.Sum(bin => bin.Rows * bin.Rate), 9);
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.True(pair.First.Predicted < pair.Second.Predicted + 1e-9));
    }, seed: "0000KiTGf0Y0");

    [Fact]
    public void The_calibration_of_a_resample_is_one_step_away()
    {
        var random = new Random(3);
        var margins = Enumerable.Range(0, 5_000).Select(_ => (random.NextDouble() * 4) - 3).ToArray();
        var missed = Array.ConvertAll(margins, margin => (sbyte)(random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0));
        var weights = Array.ConvertAll(margins, _ => (double)random.Next(3));
        var (near, exact) = (PlattScaling.Fit(margins, missed).Step(margins, missed, weights), PlattScaling.Fit(Repeat(margins, weights), Repeat(missed, weights)));
        Assert.Equal(exact.Intercept, near.Intercept, 0.01);
        Assert.Equal(exact.Slope, near.Slope, 0.01);
    }

    static T[] Repeat<T>(T[] values, double[] times) => [.. values.SelectMany((value, i) => Enumerable.Repeat(value, (int)times[i]))];
}
