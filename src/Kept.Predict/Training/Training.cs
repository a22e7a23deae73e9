using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Predict.Monitoring;

namespace Kept.Predict.Training;

/// <summary>One training from the features to a model on disk.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="clock">When it is.</param>
public sealed class Training(ModelStore store, TimeProvider clock)
{
    const string Season = "month";

    /// <summary>Splits, trains, looks at the test part once, and keeps the model.</summary>
    /// <param name="table">The features of all appointments at the moment that is asked for.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="label">What counts as missed and attended, in the project's words.</param>
    /// <param name="observer">Is told the steps.</param>
    /// <param name="cancellation">Stops it; nothing is kept then.</param>
    public ModelFile Run(FeatureTable table, TrainingRequest request, string label, ITrainingObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        table = WithoutSeason(table);
        ArgumentNullException.ThrowIfNull(request);
        var split = TimeSplit.Of(table, request.TestFrom);
        var all = TimeSplit.Join(table, split);
        var (model, tuning) = new Trainer(observer, request.Seed).Train(split, all, cancellation);
        using (model)
        {
            var (now, hash) = (clock.GetUtcNow().UtcDateTime, DataHash.Of(all));
            var file = new ModelFile
            {
                Version = $"{now:yyyyMMdd'T'HHmmss'Z'}-{hash[..8]}",
                TrainedAt = now,
                Moment = request.AtMoment,
                Seed = request.Seed,
                Label = label,
                DataHash = hash,
                TrainingDays = Ends(all),
                TestDays = Ends(split.Test),
                Rows = all.Count,
                Tuning = tuning,
                Test = Measure(split.Test, model.Probabilities),
                TestOfBaseline = Measure(split.Test, test => Array.ConvertAll(model.Linear.Margins(test), margin => 1 / (1 + Math.Exp(-margin)))),
                Linear = model.Linear,
                TreeInputs = model.Trees.Inputs,
                Scaling = model.Scaling,
                Reference = Distribution.Of(model, all),
            };
            file.Write(store.PathOf(file.Version), model.Trees.Text());
            return file;
        }
    }

    /// <summary>Of less than a year no season can be learnt: a month would only say how late in the training it was.</summary>
    static FeatureTable WithoutSeason(FeatureTable table) => table.LabelledDays() is [var first, .., var last] && last - first >= 365
        ? table : table.With([.. table.Columns.Where(column => column.Name != Season)]);

    static Metrics? Measure(FeatureTable test, Func<FeatureTable, double[]> predict) => test.Count == 0 ? null : Metrics.Of(predict(test), test.Missed);

    static DateOnly[] Ends(FeatureTable table) => table.Count == 0 ? [] : [DateOnly.FromDayNumber(table.Days[0]), DateOnly.FromDayNumber(table.Days[^1])];
}
