using System.Globalization;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>What a report's pages say of a model in words.</summary>
static class ReportWords
{
    public const string Rolling = "At other times: trained anew with the same settings on the days before each window";

    public static string Lead(ModelReport report) =>
        $"Tested on {Human.Count((long)report.Parts[0].Metrics.Rows, "appointment")} {Days(report.Model.TestDays)}, none of which it was trained on; {Percent(report.Parts[0].Metrics.BaseRate)} of them were missed.";

    public static IReadOnlyList<(string Name, string Value)> Facts(ModelReport report)
    {
        var model = report.Model;
        return
        [
            ("Predicted at", Moment(model.Moment)),
            ("What is predicted", model.Label),
            ("Trained on", $"{Human.Count(model.Rows, "appointment")} {Days(model.TrainingDays)}"),
            ("Tested on", $"{Human.Count((long)report.Parts[0].Metrics.Rows, "appointment")} {Days(model.TestDays)}"),
            ("Data (SHA-256)", model.DataHash),
            ("Made of", Made(report)),
        ];
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    public static string Days(DateOnly[] days) => string.Create(CultureInfo.InvariantCulture, $"from {days[0]:yyyy-MM-dd} to {days[1]:yyyy-MM-dd}");

    static string Made(ModelReport report)
    {
        var tuning = report.Model.Tuning;
        return string.Create(CultureInfo.InvariantCulture,
            $"logistic regression (ridge {tuning.Ridge}) and {tuning.Trees} trees of {tuning.Boosting.Leaves} leaves with {tuning.Seeds} seeds from {report.Model.Seed}, which count {tuning.TreeShare:0.0}; calibrated on the last training days");
    }

    static string Moment(string moment) => moment == Predict.Features.Moment.Booking ? "the beginning of the day of the booking" : "the midnight that opens the appointment's day";
}
