using Kept.Predict.Boosting;
using Kept.Predict.Calibration;
using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Predict.Linear;

namespace Kept.Predict.Training;

/// <summary>Trains: tunes on the tail of the training part, calibrates there, and fits once more on all of it.</summary>
/// <param name="observer">Is told the steps.</param>
/// <param name="seed">Of the samples that the trees draw.</param>
public sealed class Trainer(ITrainingObserver observer, int seed)
{
    static readonly double[] Ridges = [3, 10, 30, 60];
    static readonly double[] Shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Of more rows one seed is as good as several, and several take their time.</summary>
    const int FewRows = 250_000;
    const int Bags = 8;
    int step;

    static int Steps => Ridges.Length + BoostingSettings.Grid.Count + 3;

    /// <summary>Trains on the first two parts; the third is never looked at.</summary>
    /// <param name="split">The parts.</param>
    /// <param name="all">Both training parts together.</param>
    /// <param name="cancellation">Stops it.</param>
    public (AttendanceModel Model, Tuning Tuning) Train(TimeSplit split, FeatureTable all, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(split);
        step = 0;
        var (ridge, linear) = BestLinear(split, cancellation);
        var (settings, count) = BestTrees(split, cancellation);
        int[] seeds = [.. Enumerable.Range(seed, all.Count < FewRows ? Bags : 1)];
        Begin("trees with more seeds");
        using var bagged = BoostedTrees.TrainBagged(split.Fit, settings, count, seeds, cancellation);
        var trees = bagged.Margins(split.Tail);
        var share = Shares.MinBy(candidate => Loss(AttendanceModel.Blend(linear, trees, candidate), split.Tail.Missed));
        var blend = AttendanceModel.Blend(linear, trees, share);
        var tuning = new Tuning(ridge, settings, count, seeds.Length, share, Loss(linear, split.Tail.Missed), Loss(trees, split.Tail.Missed), Loss(blend, split.Tail.Missed));
        Begin("logistic regression on all training days");
        var last = LogisticRegression.Fit(all, ridge, cancellation);
        Begin("trees on all training days");
        var model = new AttendanceModel
        {
            Linear = last,
            Trees = BoostedTrees.TrainBagged(all, settings, count, seeds, cancellation),
            TreeShare = share,
            Scaling = PlattScaling.Fit(blend, split.Tail.Missed),
        };
        return (model, tuning);
    }

    (double Ridge, double[] Margins) BestLinear(TimeSplit split, CancellationToken cancellation) => Ridges.Select(ridge =>
    {
        Begin($"logistic regression, ridge {ridge}");
        return (Ridge: ridge, Margins: LogisticRegression.Fit(split.Fit, ridge, cancellation).Margins(split.Tail));
    }).MinBy(fit => Loss(fit.Margins, split.Tail.Missed));

    (BoostingSettings Settings, int Trees) BestTrees(TimeSplit split, CancellationToken cancellation)
    {
        var best = BoostingSettings.Grid.Select(settings =>
        {
            Begin($"trees of {settings.Leaves} leaves");
            using var trees = BoostedTrees.Train(split.Fit, split.Tail, settings, BoostingSettings.MostTrees, seed, cancellation);
            return (settings, trees.Trees, Loss: Loss(trees.Margins(split.Tail), split.Tail.Missed));
        }).MinBy(fit => fit.Loss);
        return (best.settings, best.Trees);
    }

    void Begin(string what) => observer.Started(what, step++, Steps);

    static double Loss(double[] margins, sbyte[] missed)
    {
        var scaling = PlattScaling.Fit(margins, missed);
        return Metrics.Of(Array.ConvertAll(margins, scaling.Probability), missed).LogLoss;
    }
}
