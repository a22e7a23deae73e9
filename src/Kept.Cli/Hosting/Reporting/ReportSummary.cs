using System.Text.Json;
using System.Text.Json.Serialization;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>How good a model is, for people and machines.</summary>
static class ReportSummary
{
    const int MostFeatures = 15;

    public static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Tell(ModelReport report, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            Terminal.Line(JsonSerializer.Serialize(new { Model = report.Model.Version, report.Model.Moment, report.Model.Label, report.Model.DataHash, report.Model.TrainingDays, report.Model.TestDays, report.Parts, report.Groups, report.Features, report.Rolling }, Format));
            return;
        }

        Terminal.Heading($"Model {report.Model.Version}, tested from {report.Model.TestDays[0]:yyyy-MM-dd} to {report.Model.TestDays[1]:yyyy-MM-dd}");
        Terminal.Table(ReportTables.Figures(report.Parts));
        Part("Calling those with the highest scores", ReportTables.Reach(report.Parts.Where(part => part.Name == report.Parts[0].Name)));
        Part($"{ReportTables.Calibration(report.Parts[0])}. By tenths of the predictions", ReportTables.Tenths(report.Parts[0]));
        Part("By group: calling the fifth with the highest scores", ReportTables.Groups(report.Groups));
        Part("What moves predictions: what an input adds to or takes from the log odds", ReportTables.Features(report.Features.Take(MostFeatures)));
        if (report.Rolling.Count > 0)
        {
            Part(ReportWords.Rolling, ReportTables.Rolling(report.Rolling));
        }
    }

    static void Part(string heading, TableView view)
    {
        Terminal.Line();
        Terminal.Heading(heading);
        Terminal.Table(view);
    }
}
