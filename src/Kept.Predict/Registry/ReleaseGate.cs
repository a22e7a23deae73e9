using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Predict.Training;
using Kept.Workspaces;

namespace Kept.Predict.Registry;

/// <summary>What a model must reach on its test days to become active.</summary>
/// <param name="settings">The bounds.</param>
public sealed class ReleaseGate(GateSettings settings)
{
    const string Gain = "gain";

    /// <summary>Whether a model passes by what was looked at; one that could not be looked at does not.</summary>
    public static bool IsPassed(IReadOnlyList<GateCheck> checks) => checks.Count > 0 && checks.All(check => check.Passes);

    /// <summary>Judges a model.</summary>
    /// <param name="candidate">The model.</param>
    /// <param name="active">The model that it would take the place of; null when there is none.</param>
    /// <param name="table">The features, as they stand in the warehouse, at the candidate's moment.</param>
    /// <returns>All that was looked at; nothing where the model was trained on all days, so that none is left to judge it by.</returns>
    public IReadOnlyList<GateCheck> Judge(KeptModel candidate, KeptModel? active, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (candidate.File.TestDays.Length == 0)
        {
            return [];
        }

        var test = TestDays.Of(candidate.File, table);
        var probabilities = candidate.Model.Probabilities(test);
        var all = Metrics.Of(probabilities, test.Missed);
        return
        [
            new GateCheck("AUC", "all", all.Auc, settings.LeastAuc, IsMost: false),
            new GateCheck("calibration error", "all", all.CalibrationError, settings.MostCalibrationError, IsMost: true),
            .. GroupFigures.Of(test, probabilities).Where(group => group.Metrics.Rows >= settings.LeastGroupRows).SelectMany(ChecksOf),
            .. active is null || active.File.Version == candidate.File.Version ? [] : Comparison(candidate.File, probabilities, active, test),
        ];
    }

    IEnumerable<GateCheck> ChecksOf(GroupFigures group)
    {
        var name = $"{group.By} {group.Group}";
        yield return new GateCheck("mean prediction off by", name, Math.Abs(group.Metrics.MeanPrediction - group.Metrics.BaseRate), settings.MostGroupOffset, IsMost: true);
        yield return new GateCheck("AUC", name, group.Metrics.Auc, settings.LeastGroupAuc, IsMost: false);
    }

    /// <summary>On days that neither was trained on, the gain must not lie below zero by more than chance.</summary>
    static IEnumerable<GateCheck> Comparison(ModelFile candidate, double[] probabilities, KeptModel active, FeatureTable test)
    {
        var end = active.File.TrainingDays[^1].DayNumber;
        int[] fair = [.. Enumerable.Range(0, test.Count).Where(row => test.Days[row] > end)];
        if (fair.Length == 0 || active.File.Moment != candidate.Moment)
        {
            yield break;
        }

        var rows = test.At(fair);
        var (ours, theirs) = (Ranking.Of(Array.ConvertAll(fair, row => probabilities[row]), rows.Missed), Ranking.Of(active.Model.Probabilities(rows), rows.Missed));
        var gain = Bootstrap.Of(weights => new() { [Gain] = Metrics.Of(ours, weights).Auc - Metrics.Of(theirs, weights).Auc }, rows.Patients, candidate.Seed)[Gain];
        yield return new GateCheck("AUC more than the active one, at best", active.File.Version, gain.High, 0, IsMost: false);
    }
}
