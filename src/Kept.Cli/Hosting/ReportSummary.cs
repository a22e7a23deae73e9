using System.Globalization;
using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting;

/// <summary>How good a model is, for people and machines.</summary>
static class ReportSummary
{
    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    const int MostFeatures = 15;

    public static void Tell(ModelReport report, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Line(JsonSerializer.Serialize(new { Model = report.Model.Version, report.Model.Moment, report.Model.Label, report.Model.DataHash, report.Model.TrainingDays, report.Model.TestDays, report.Parts, report.Groups, report.Features }, Format));
            return;
        }

        Terminal.Heading($"Model {report.Model.Version}, tested from {report.Model.TestDays[0]:yyyy-MM-dd} to {report.Model.TestDays[1]:yyyy-MM-dd}");
        Terminal.Table(TableView.Of(["predictions", "appointments", ">rows", ">missed", ">AUC", ">avg. precision", ">Brier", ">calibration error", ">top 10 %: precision", ">recall"], report.Parts.Select(Row)));
        Terminal.Line();
        Print(report.Parts[0]);
        Terminal.Heading("By group: calling the fifth with the highest scores");
        Terminal.Table(TableView.Of(["by", "group", ">rows", ">missed", ">predicted", ">AUC", ">missed and called", ">attended and called"], report.Groups.Select(Row)));
        Terminal.Line();
        Terminal.Heading("What moves predictions: how much an input adds to or takes from the log odds");
        Terminal.Table(TableView.Of(["input", ">on average"], report.Features.Take(MostFeatures).Select(feature => (string[])[feature.Feature, Number(feature.MeanAbsolute)])) with { Bars = "on average" });
    }

    static void Print(ReportPart part)
    {
        Terminal.Heading($"Calibration: intercept {With(part.Intervals["calibration_intercept"])}, where 0 is right; slope {With(part.Intervals["calibration_slope"])}, where 1 is right");
        Terminal.Table(TableView.Of([">tenth", ">rows", ">predicted", ">missed"], part.Bins.Select((bin, i) => (string[])[$"{i + 1}", Human.Count((long)bin.Rows), Number(bin.Predicted), Number(bin.Rate)])));
        Terminal.Line();
    }

    static IReadOnlyList<string> Row(ReportPart part) =>
    [
        part.Name, part.Rows, Human.Count((long)part.Metrics.Rows), Number(part.Metrics.BaseRate), With(part.Intervals["auc"]), With(part.Intervals["average_precision"]),
        With(part.Intervals["brier"]), Number(part.Metrics.CalibrationError), Number(part.Top[1].Precision), Number(part.Top[1].Recall),
    ];

    static IReadOnlyList<string> Row(GroupFigures group) =>
    [
        group.By, group.Group, Human.Count((long)group.Metrics.Rows), Number(group.Metrics.BaseRate), Number(group.Metrics.MeanPrediction), Number(group.Metrics.Auc),
        Number(group.TruePositiveRate), Number(group.FalsePositiveRate),
    ];

    static string With(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.0000} ({interval.Low:0.000}-{interval.High:0.000})");

    static string Number(double number) => double.IsNaN(number) ? "" : number.ToString("0.000", CultureInfo.InvariantCulture);
}
