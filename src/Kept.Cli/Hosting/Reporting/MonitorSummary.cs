using System.Globalization;
using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;
using Kept.Predict.Monitoring;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>Whether a model still fits, for people and machines.</summary>
static class MonitorSummary
{
    public static void Tell(MonitorReport report, MonitorLimits limits, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Line(JsonSerializer.Serialize(report, ReportSummary.Format));
            return;
        }

        Terminal.Heading($"Model {report.Model} on {Human.Count(report.Rows, "appointment")} from {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}, beside its training");
        Terminal.Table(TableView.Of(["Input", ">Stability index", ""], report.Drifts.Select(drift => (string[])[drift.Name, ReportTables.Number(drift.Index), Level(drift, limits)])));
        Part("Predicted and missed, by week", TableView.Of(["Week from", ">Outcomes", ">Predicted", ">Missed", ">Shift of the log odds", ">Its error"], report.Weeks.Select(Row)));
        if (report.Remedy is { } remedy)
        {
            Part($"What a change would do on the days from {remedy.From:yyyy-MM-dd}, learnt on those before", TableView.Of(["Model", ">AUC", ">Brier", ">Log loss", ">Predicted", ">Missed"], Rows(remedy)));
        }

        Terminal.Line();
        foreach (var alarm in report.Alarms)
        {
            Terminal.Line($"alarm  {alarm}");
        }

        Terminal.Line($"{Words(report.Suggestion)}: {report.Reason}");
    }

    static void Part(string heading, TableView view)
    {
        Terminal.Line();
        Terminal.Heading(heading);
        Terminal.Table(view);
    }

    static string Level(Drift drift, MonitorLimits limits) => drift.Index >= limits.Alarm ? "moved" : drift.Index >= limits.Watch ? "watch" : "";

    static string[] Row(PeriodCalibration week) =>
    [
        $"{week.From:yyyy-MM-dd}", Human.Count(week.Rows), ReportTables.Number(week.Predicted), ReportTables.Number(week.Missed), ReportTables.Number(week.Shift.Offset), ReportTables.Number(week.Shift.Error),
    ];

    static IEnumerable<string[]> Rows(Remedy remedy)
    {
        yield return Row("as it is", remedy.AsItIs);
        yield return Row(string.Create(CultureInfo.InvariantCulture, $"with its intercept shifted by {remedy.Shift.Offset:0.000}"), remedy.Shifted);
        if (remedy.Retrained is { } retrained)
        {
            yield return Row("trained anew", retrained);
        }
    }

    static string[] Row(string name, Metrics metrics) =>
    [
        name, ReportTables.Number(metrics.Auc), Precise(metrics.Brier), Precise(metrics.LogLoss), ReportTables.Number(metrics.MeanPrediction), ReportTables.Number(metrics.BaseRate),
    ];

    static string Precise(double number) => number.ToString("0.00000", CultureInfo.InvariantCulture);

    static string Words(Advice advice) => advice switch
    {
        Advice.ShiftIntercept => "Shift the intercept",
        Advice.Retrain => "Train again",
        _ => "Nothing to do",
    };
}
