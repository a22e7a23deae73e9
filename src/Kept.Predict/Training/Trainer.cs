using Kept.Predict.Boosting;
using Kept.Predict.Calibration;
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
    const int FewRows = 100_000;
    const int Bags = 8;

    /// <summary>With many rows trees may learn faster: each is surer of what it says, and half as many do.</summary>
    const double Faster = 2;
    int step;

    static int Steps => Ridges.Length + 5;

    /// <summary>Trains on the first two parts; the third is never looked at.</summary>
    /// <param name="split">The parts.</param>
    /// <param name="all">Both training parts together.</param>
    /// <param name="cancellation">Stops it.</param>
    public (AttendanceModel Model, Tuning Tuning) Train(TimeSplit split, FeatureTable all, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(all);
        step = 0;
        int[] seeds = [.. Enumerable.Range(seed, all.Count < FewRows ? Bags : 1)];
        var sample = TuningSample.Of(split);
        var (ridge, tuned) = BestRidge(sample, cancellation);
        var (settings, count) = BestTrees(sample, cancellation);
        settings = seeds.Length > 1 ? settings : settings with { LearningRate = Faster * settings.LearningRate };
        Begin("logistic regression on the days before the tail");
        var before = LogisticRegression.Fit(split.Fit, ridge, tuned, cancellation);
        var linear = before.Margins(split.Tail);
        Begin("trees on the days before the tail");
        var (trees, grown) = Early(split, sample.Tail, settings, count, seeds, cancellation);
        var missed = split.Tail.Missed;
        var share = Shares.MinBy(candidate => Loss(AttendanceModel.Blend(linear, trees, candidate), missed));
        var blend = AttendanceModel.Blend(linear, trees, share);
        var tuning = new Tuning(ridge, settings, grown, seeds.Length, share, Loss(linear, missed), Loss(trees, missed), Loss(blend, missed));
        Begin("logistic regression on all training days");
        var last = LogisticRegression.Fit(all, ridge, before, cancellation);
        Begin("trees on all training days");
        return (new AttendanceModel
        {
            Linear = last,
            Trees = BoostedTrees.TrainBagged(all, settings, grown, seeds, cancellation),
            TreeShare = share,
            Scaling = PlattScaling.Fit(blend, missed),
        }, tuning);
    }

    (double Ridge, LinearModel Fit) BestRidge(TimeSplit sample, CancellationToken cancellation)
    {
        var fits = new List<(double Ridge, LinearModel Fit)>();
        foreach (var ridge in Ridges)
        {
            Begin($"logistic regression, ridge {ridge}");
            fits.Add((ridge, LogisticRegression.Fit(sample.Fit, ridge, fits.LastOrDefault().Fit, cancellation)));
        }

        return fits.MinBy(fit => Loss(fit.Fit.Margins(sample.Tail), sample.Tail.Missed));
    }

    (BoostingSettings Settings, int Trees) BestTrees(TimeSplit sample, CancellationToken cancellation)
    {
        Begin($"trees of {string.Join(", ", BoostingSettings.Grid.Select(settings => settings.Leaves))} leaves");
        var tried = Cores.Each(BoostingSettings.Grid.Count, i =>
        {
            using var trees = BoostedTrees.Train(sample.Fit, sample.Tail, BoostingSettings.Grid[i], BoostingSettings.MostTrees, seed, threads: 1, cancellation);
            return (Settings: BoostingSettings.Grid[i], trees.Trees, Loss: Loss(trees.Margins(sample.Tail, threads: 1), sample.Tail.Missed));
        }, cancellation);
        var best = tried.MinBy(fit => fit.Loss);
        return (best.Settings, best.Trees);
    }

    /// <summary>The trees' log odds of the tail, and how many trees that were: as many as were tuned, or, of more rows than that, as many as gain something.</summary>
    (double[] Margins, int Trees) Early(TimeSplit split, FeatureTable sample, BoostingSettings settings, int count, int[] seeds, CancellationToken cancellation)
    {
        using var trees = seeds.Length > 1
            ? BoostedTrees.TrainBagged(split.Fit, settings, count, seeds, cancellation)
            : BoostedTrees.Train(split.Fit, sample, settings, BoostingSettings.MostTrees, seed, Cores.For(split.Fit.Count), cancellation);
        return (trees.Margins(split.Tail), seeds.Length > 1 ? count : trees.Trees);
    }

    void Begin(string what) => observer.Started(what, step++, Steps);

    static double Loss(double[] margins, sbyte[] missed) => PlattScaling.Fit(margins, missed).Loss(margins, missed);
}
