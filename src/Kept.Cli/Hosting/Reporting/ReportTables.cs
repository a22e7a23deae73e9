using System.Globalization;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>The tables of a report, for every page that it is told on.</summary>
static class ReportTables
{
    public const string Clinic = "clinic_id";

    /// <summary>How good predictions are, with intervals.</summary>
    public static TableView Figures(IEnumerable<ReportPart> parts) => TableView.Of(
        ["Predictions", "Appointments", ">Rows", ">Missed", ">AUC", ">Average precision", ">Brier", ">Log loss", ">Calibration error"],
        parts.Select(part => (string[])
        [
            part.Name, part.Rows, Human.Count((long)part.Metrics.Rows), Number(part.Metrics.BaseRate), With(part, "auc"), With(part, "average_precision"),
            With(part, "brier"), With(part, "log_loss"), With(part, "calibration_error"),
        ]));

    /// <summary>What calling the highest scores would reach, with intervals.</summary>
    public static TableView Reach(IEnumerable<ReportPart> parts) => TableView.Of(
        ["Predictions", "Appointments", ">Called", ">Of the called, missed", ">Of the missed, called"],
        parts.SelectMany(part => part.Top.Select(top => (string[])
        [
            part.Name, part.Rows, $"{top.Share:0%}", With(part, $"precision_at_{100 * top.Share:0}"), With(part, $"recall_at_{100 * top.Share:0}"),
        ])));

    /// <summary>Tenths of the predictions.</summary>
    public static TableView Tenths(ReportPart part) => TableView.Of([">Tenth", ">Rows", ">Predicted", ">Missed"],
        part.Bins.Select((bin, i) => (string[])[$"{i + 1}", Human.Count((long)bin.Rows), Number(bin.Predicted), Number(bin.Rate)]));

    /// <summary>How groups fare.</summary>
    public static TableView Groups(IEnumerable<GroupFigures> groups) => TableView.Of(
        ["Group", "By", ">Rows", ">Missed", ">Predicted", ">AUC", ">Calibration error", ">Missed and called", ">Attended and called"],
        groups.Select(group => (string[])
        [
            group.Group, group.By, Human.Count((long)group.Metrics.Rows), Number(group.Metrics.BaseRate), Number(group.Metrics.MeanPrediction), Number(group.Metrics.Auc),
            Number(group.Metrics.CalibrationError), Number(group.TruePositiveRate), Number(group.FalsePositiveRate),
        ]));

    /// <summary>How much each input moves predictions.</summary>
    public static TableView Features(IEnumerable<FeatureImportance> features) => TableView.Of(["Input", ">On average"],
        features.Select(feature => (string[])[feature.Feature, Number(feature.MeanAbsolute)])) with { Bars = "On average" };

    /// <summary>How good it would have been at other times.</summary>
    public static TableView Rolling(IEnumerable<RollingWindow> windows) => TableView.Of(
        ["Days", ">Trained on", ">Rows", ">Missed", ">Predicted", ">AUC", ">Average precision", ">Brier", ">Log loss", ">Calibration error"],
        windows.Select(window => (string[])
        [
            $"{window.First:yyyy-MM-dd} to {window.Last:yyyy-MM-dd}", Human.Count(window.TrainedRows), Human.Count((long)window.Metrics.Rows), Number(window.Metrics.BaseRate), Number(window.Metrics.MeanPrediction),
            Number(window.Metrics.Auc), Number(window.Metrics.AveragePrecision), Number(window.Metrics.Brier), Number(window.Metrics.LogLoss), Number(window.Metrics.CalibrationError),
        ]));

    /// <summary>Days as they were predicted, and all figures so far.</summary>
    public static TableView Replay(IEnumerable<ReplayDay> days) => TableView.Of(
        ["Day", ">Rows", ">Expected", ">Missed", ">AUC", ">Brier", ">AUC so far", ">Brier so far", ">Log loss so far", ">Predicted so far", ">Missed so far"],
        days.Select(day => (string[])
        [
            $"{day.Day:yyyy-MM-dd}", Human.Count(day.Rows), $"{day.Expected:0.0}", day.Metrics is { } metrics ? Human.Count((long)Math.Round(metrics.Rows * metrics.BaseRate)) : "",
            Number(day.Metrics?.Auc), Number(day.Metrics?.Brier), Number(day.SoFar?.Auc), Number(day.SoFar?.Brier), Number(day.SoFar?.LogLoss), Number(day.SoFar?.MeanPrediction), Number(day.SoFar?.BaseRate),
        ]));

    /// <summary>What the calibration says, in a line.</summary>
    public static string Calibration(ReportPart part) =>
        $"Calibration: intercept {With(part, "calibration_intercept")}, where 0 is right; slope {With(part, "calibration_slope")}, where 1 is right";

    public static string With(ReportPart part, string figure) => part.Intervals[figure] is var interval
        ? string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.000} ({interval.Low:0.000} to {interval.High:0.000})") : "";

    public static string Number(double? value) => value is not { } number || double.IsNaN(number) ? "" : number.ToString("0.000", CultureInfo.InvariantCulture);
}
