using System.Globalization;
using Kept.Predict.Evaluation;

namespace Kept.Predict.Monitoring;

/// <summary>Judges what was measured.</summary>
/// <param name="limits">When it is an alarm.</param>
/// <param name="test">How good the model was when it was tested; null when it was not.</param>
sealed class Verdict(MonitorLimits limits, Metrics? test)
{
    public MonitorReport Of(MonitorReport report)
    {
        var drifted = report.Drifts.Where(drift => drift.Index >= limits.Alarm).Select(drift => drift.Name).ToList();
        var isOff = Math.Abs(report.Recent.Predicted - report.Recent.Missed) > limits.MostOff && !report.Recent.Shift.MayBeChance;
        var hasFallen = report.Metrics.Auc < test?.Auc - limits.MostFall;
        var (suggestion, reason) = Suggest(report, drifted, isOff, hasFallen);
        return report with
        {
            Alarms =
            [
                .. drifted.Select(name => Words($"{name} has moved: its stability index is {report.Drifts.First(drift => drift.Name == name).Index:0.00}, and {limits.Alarm:0.00} is the limit")),
                .. isOff ? [Words($"the mean prediction is {report.Recent.Predicted:0.000}, and {report.Recent.Missed:0.000} were missed: off by more than {limits.MostOff:0.00}")] : Array.Empty<string>(),
                .. hasFallen ? [Words($"the AUC is {report.Metrics.Auc:0.000}, and was {test!.Auc:0.000} when the model was tested: fallen by more than {limits.MostFall:0.00}")] : Array.Empty<string>(),
            ],
            Suggestion = suggestion,
            Reason = reason,
        };
    }

    static (Advice Suggestion, string Reason) Suggest(MonitorReport report, List<string> drifted, bool isOff, bool hasFallen)
    {
        if (hasFallen)
        {
            return (Advice.Retrain, "it no longer puts appointments in the right order as well as it did");
        }

        if (isOff)
        {
            return report.Remedy is { } remedy && remedy.Shifted.LogLoss >= remedy.AsItIs.LogLoss
                ? (Advice.Retrain, "the level is off, and a shift from the earlier recent days does not help on the later ones")
                : (Advice.ShiftIntercept, Words($"the order is right and the level is off: add {report.Recent.Shift.Offset:0.00} to the log odds until the next training"));
        }

        return drifted.Count == 0 ? (Advice.Nothing, "inputs, level and order are as they were")
            : drifted.Contains(Distribution.Scores)
                ? (Advice.Retrain, "inputs are no longer as in its training, and its scores have moved with them")
                : (Advice.Nothing, "inputs have moved, and yet scores, level and order hold: look why they moved before you train again");
    }

    static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
