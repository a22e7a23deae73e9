using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Evaluation;

/// <summary>How good a model is on the days that it was not trained on.</summary>
/// <param name="Model">Which model.</param>
/// <param name="Parts">Its figures on all rows, and on those with a lead of a day or more, beside the baseline and the floor.</param>
/// <param name="Groups">Its figures by group.</param>
/// <param name="Features">How much each input moves its predictions.</param>
public sealed record ModelReport(ModelFile Model, IReadOnlyList<ReportPart> Parts, IReadOnlyList<GroupFigures> Groups, IReadOnlyList<FeatureImportance> Features)
{
    /// <summary>How good it would have been at other times; empty when nobody asked.</summary>
    public IReadOnlyList<RollingWindow> Rolling { get; init; } = [];

    /// <summary>Measures a model on the days of its test part, as they stand in the warehouse now.</summary>
    /// <param name="kept">The model.</param>
    /// <param name="table">The features at the model's moment.</param>
    /// <exception cref="KeptException">It has no test part, or the warehouse has none of its rows.</exception>
    public static ModelReport Of(KeptModel kept, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(table);
        var (file, model) = kept;
        var test = TestDays.Of(file, table);
        var train = table.Where(row => table.Missed[row] >= 0 && table.Days[row] < file.TestDays[0].DayNumber);
        var lead = test.Find("lead_days");
        int[] ahead = [.. Enumerable.Range(0, test.Count).Where(row => lead?.Values[row] >= 1)];
        var probabilities = model.Probabilities(test);
        var scores = new Dictionary<string, double[]>
        {
            ["model"] = probabilities,
            ["logistic regression"] = Array.ConvertAll(model.Linear.Margins(test), margin => 1 / (1 + Math.Exp(-margin))),
            ["lead time alone"] = LeadTimeFloor.Predict(train, test),
        };
        return new ModelReport(file, [.. scores.SelectMany(pair => Both(pair.Key, pair.Value, test, ahead, file.Seed))], GroupFigures.Of(test, probabilities), FeatureImportance.Of(model, test));
    }

    static IEnumerable<ReportPart> Both(string name, double[] scores, FeatureTable test, int[] ahead, int seed)
    {
        yield return ReportPart.Of(name, "all", scores, test, seed);
        if (ahead.Length > 0 && ahead.Length < test.Count)
        {
            yield return ReportPart.Of(name, "lead of a day or more", Array.ConvertAll(ahead, row => scores[row]), test.At(ahead), seed);
        }
    }
}
