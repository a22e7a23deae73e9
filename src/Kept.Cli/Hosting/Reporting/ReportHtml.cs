using Kept.Cli.Kernel;
using Kept.Docs.Reports;
using Kept.Predict;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>A report as one page with charts.</summary>
static class ReportHtml
{
    const string Resampled = "In parentheses is where a figure would be in 95 of 100 other samples of patients.";

    public static string Write(ModelReport report)
    {
        IReadOnlyList<ReportPart> all = [.. report.Parts.Where(part => part.Rows == report.Parts[0].Rows)];
        var page = new ReportPage($"Which appointments will be missed: {report.Model.Version}", ReportWords.Lead(report));
        page.Rule(UsePolicy.Rule, ("It may be used to", UsePolicy.Intended), ("It must not be used to", UsePolicy.Forbidden));
        page.Facts(ReportWords.Facts(report));
        page.Section("How good it is");
        page.Line($"Beside a logistic regression and the miss rate of the lead time alone. {Resampled}");
        Add(page, "How good it is", ReportTables.Figures(report.Parts));
        page.Charts(ReportCharts.Roc(all), ReportCharts.Precision(all));
        page.Section("Whom calls would reach");
        page.Line("When those with the highest scores are called, as many as there is time for.");
        page.Charts(ReportCharts.Gain(all));
        Add(page, "Whom calls would reach", ReportTables.Reach(report.Parts));
        page.Section("Whether its numbers can be taken at their word");
        page.Line($"{ReportTables.Calibration(report.Parts[0])}. Tenths of the predictions, the lowest first.");
        page.Charts(ReportCharts.Reliability([all[0]]));
        Add(page, "Tenths of the predictions", ReportTables.Tenths(report.Parts[0]));
        AddGroups(page, report.Groups);
        if (report.Rolling.Count > 0)
        {
            page.Section("At other times");
            page.Line($"{ReportWords.Rolling}.");
            Add(page, "At other times", ReportTables.Rolling(report.Rolling));
        }

        page.Section("What moves it");
        page.Chart(ReportCharts.Features(report.Features));
        Fold(page, "All inputs", ReportTables.Features(report.Features));
        return page.Write();
    }

    static void AddGroups(ReportPage page, IReadOnlyList<GroupFigures> groups)
    {
        IReadOnlyList<GroupFigures> people = [.. groups.Where(group => group.By != ReportTables.Clinic)], clinics = [.. groups.Where(group => group.By == ReportTables.Clinic)];
        page.Section("By group");
        page.Line("Called are the fifth of all appointments with the highest scores. Groups of fewer than 100 appointments are left out.");
        if (people.Count > 0)
        {
            page.Chart(ReportCharts.Groups(people));
            Add(page, "By group", ReportTables.Groups(people));
        }

        if (clinics.Count > 0)
        {
            Fold(page, Human.Count(clinics.Count, "clinic"), ReportTables.Groups(clinics));
        }
    }

    static void Add(ReportPage page, string caption, TableView view) => page.Table(caption, Columns(view), Rows(view));

    static void Fold(ReportPage page, string caption, TableView view) => page.Folded(caption, Columns(view), Rows(view));

    /// <summary>An interval is not broken where a line ends.</summary>
    static IEnumerable<IReadOnlyList<string>> Rows(TableView view) => view.Rows.Select(row => row.Select(cell => cell.Replace(" to ", "\u00a0to\u00a0", StringComparison.Ordinal)).ToList());

    static string[] Columns(TableView view) => [.. view.Columns.Select(column => column.IsRight ? $">{column.Name}" : column.Name)];
}
