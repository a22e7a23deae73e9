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

    static T[] Repeat<T>(T[] values, double[] times) => [.. values.SelectMany((value, i) => Enumerable.Repeat(value, (int)times[i]))];
}
