using Kept.Predict.Evaluation;
using Kept.Predict.Features;
using Kept.Predict.Training;

namespace Kept.Predict.Monitoring;

/// <summary>Watches a model on the days after its training.</summary>
/// <param name="kept">The model.</param>
/// <param name="limits">When it raises an alarm.</param>
public sealed class Monitor(KeptModel kept, MonitorLimits limits)
{
    /// <summary>Compares the recent days with those that the model was trained on.</summary>
    /// <param name="table">The features at the model's moment.</param>
    /// <exception cref="KeptException">The model keeps no reference, or too little has come in since.</exception>
    public MonitorReport Run(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var reference = kept.File.Reference ?? throw new KeptException($"{kept.File.Version} does not say how its inputs were spread: it was trained by an earlier version. Train again");
        var (trained, last) = (kept.File.TrainingDays[1].DayNumber, table.LabelledDays() is [.., var day] ? day : 0);
        var since = table.Where(row => table.Days[row] > trained && table.Days[row] <= last);
        var first = Math.Max(trained + 1, last - limits.Days + 1);
        var recent = since.Where(row => since.Days[row] >= first);
        if (recent.Missed.Count(one => one >= 0) is var known and < MonitorLimits.LeastRows)
        {
            throw new KeptException($"since {kept.File.TrainingDays[1]:yyyy-MM-dd}, the last day of its training, {known} outcomes of {kept.File.Version} came in within {limits.Days} days; at least {MonitorLimits.LeastRows} are needed. Wait, or take more days: --days");
        }

        var scores = kept.Model.Probabilities(recent);
        var now = recent.Columns.Append(Distribution.ScoresOf(scores)).ToDictionary(column => column.Name);
        var (outcomes, all) = (Known(recent, scores), Known(since, kept.Model.Probabilities(since)));
        var report = new MonitorReport(
            kept.File.Version, DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last), recent.Count,
            [.. reference.Where(before => now.ContainsKey(before.Name)).Select(before => Drift.Of(before, now[before.Name])).OrderByDescending(drift => drift.Index)],
            PeriodCalibration.Of(DateOnly.FromDayNumber(first), outcomes), Metrics.Of(outcomes.Probabilities, outcomes.Missed), PeriodCalibration.Weeks(all), Remedy.Of(outcomes))
        {
            Alarms = [],
            Suggestion = Advice.Nothing,
            Reason = "",
        };
        return new Verdict(limits, kept.File.Test).Of(report);
    }

    /// <summary>Trains anew, with the same settings, on all days before the later half of the recent days, and measures there.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="table">The features at the model's moment.</param>
    /// <param name="cancellation">Stops it.</param>
    public MonitorReport TryRetraining(MonitorReport report, FeatureTable table, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(table);
        if (report.Remedy is not { } remedy)
        {
            return report;
        }

        using var model = Retraining.Of(kept, table, remedy.From, cancellation).Model;
        var later = table.Where(row => table.Missed[row] >= 0 && table.Days[row] >= remedy.From.DayNumber && table.Days[row] <= report.To.DayNumber);
        return report with { Remedy = remedy with { Retrained = Metrics.Of(model.Probabilities(later), later.Missed) } };
    }

    static Outcomes Known(FeatureTable table, double[] probabilities)
    {
        int[] known = [.. Enumerable.Range(0, table.Count).Where(row => table.Missed[row] >= 0)];
        return new Outcomes(Array.ConvertAll(known, row => table.Days[row]), Array.ConvertAll(known, row => probabilities[row]), Array.ConvertAll(known, row => table.Missed[row]));
    }
}
