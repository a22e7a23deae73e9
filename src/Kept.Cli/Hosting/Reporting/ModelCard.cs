using System.Globalization;
using Kept.Predict;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>A model card (Mitchell et al. 2019) in Markdown.</summary>
static class ModelCard
{
    const double LargeGroup = 1000;
    const double MostOff = 0.03;

    public static string Write(ModelReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        IPage page = new MarkdownPage(text, "#");
        page.Title($"Model card: {report.Model.Version}");
        page.Line($"Predicts the probability that an appointment is missed. {ReportWords.Lead(report)}");
        page.Heading("Use");
        page.Line(UsePolicy.Rule);
        List(text, "It may be used to", UsePolicy.Intended);
        List(text, "It must not be used to", UsePolicy.Forbidden);
        page.Heading("Definition and data");
        List(text, null, [.. ReportWords.Facts(report).Select(fact => $"{fact.Name}: {fact.Value}")]);
        List(text, "Inputs, the strongest first", [string.Join(", ", report.Features.Select(feature => $"`{feature.Feature}`"))]);
        page.Heading("How good it is");
        page.Line("In parentheses is where a figure would be in 95 of 100 other samples of patients.");
        page.Table(ReportTables.Figures(report.Parts));
        page.Table(ReportTables.Reach(report.Parts.Where(part => part.Name == report.Parts[0].Name)));
        page.Line(ReportTables.Calibration(report.Parts[0]) + ".");
        page.Heading("By group");
        page.Line("Called are the fifth of all appointments with the highest scores.");
        page.Table(ReportTables.Groups(report.Groups.Where(group => group.By != ReportTables.Clinic)));
        if (report.Rolling.Count > 0)
        {
            page.Heading("At other times");
            page.Line($"{ReportWords.Rolling}.");
            page.Table(ReportTables.Rolling(report.Rolling));
        }

        page.Heading("Limits");
        List(text, null, Limits(report));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    static string[] Limits(ModelReport report)
    {
        var off = report.Groups.Where(group => group.Metrics.Rows >= LargeGroup && Math.Abs(group.Metrics.MeanPrediction - group.Metrics.BaseRate) > MostOff).Select(group => $"{group.By} {group.Group}").ToList();
        var clinics = report.Groups.Where(group => group.By == ReportTables.Clinic).Select(group => group.Metrics.Auc).ToList();
        return
        [
            $"It was tested {ReportWords.Days(report.Model.TestDays)} where it was trained; other seasons, places and kinds of care were not tried.",
            $"Groups of at least {LargeGroup:0} appointments whose mean prediction is off by more than {MostOff:0.00}: {(off.Count == 0 ? "none" : string.Join(", ", off))}.",
            .. clinics.Count == 0 ? Array.Empty<string>() : [$"Its AUC in clinics with at least 100 tested appointments ({clinics.Count}): from {ReportTables.Number(clinics.Min())} to {ReportTables.Number(clinics.Max())}."],
            "It says who is likely to miss, not why, and not whom a call would help; only a trial with people who are not called tells that.",
            "Once people are called because of it, later outcomes are not what it predicted: retrain on those who were not called.",
        ];
    }

    static void List(TextWriter text, string? heading, IReadOnlyList<string> entries)
    {
        if (heading is not null)
        {
            text.WriteLine($"{heading}:\n");
        }

        foreach (var entry in entries)
        {
            text.WriteLine($"- {entry}");
        }

        text.WriteLine();
    }
}
