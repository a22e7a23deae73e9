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
    /// <summary>Measures a model on the days of its test part, as they stand in the warehouse now.</summary>
    /// <param name="file">The model's file.</param>
    /// <param name="model">The model.</param>
    /// <param name="table">The features at the model's moment.</param>
    /// <exception cref="KeptException">It has no test part, or the warehouse has none of its rows.</exception>
    public static ModelReport Of(ModelFile file, AttendanceModel model, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var (first, last) = file.TestDays is [var from, var to] ? (from.DayNumber, to.DayNumber) : throw new KeptException($"{file.Version} was trained on all days: none is left to test it on");
        var test = table.Where(row => table.Missed[row] >= 0 && table.Days[row] >= first && table.Days[row] <= last);
        if (test.Count == 0)
        {
            throw new KeptException($"the warehouse has no outcome from {file.TestDays[0]:yyyy-MM-dd} to {file.TestDays[1]:yyyy-MM-dd}, where {file.Version} was tested");
        }

        var train = table.Where(row => table.Missed[row] >= 0 && table.Days[row] < first);
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
