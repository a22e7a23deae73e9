using Kept.Docs.Markup;
using Kept.Docs.Pages;

namespace Kept.Docs.Reports;

/// <summary>One page with tables and charts that opens from disk and loads nothing. It is filled from above to below.</summary>
/// <param name="title">What it is about.</param>
/// <param name="lead">What it comes to.</param>
public sealed class ReportPage(string title, string lead)
{
    const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    readonly List<(string Title, List<Html> Parts)> sections = [("", [])];

    List<Html> Current => sections[^1].Parts;

    /// <summary>Begins a part.</summary>
    public void Section(string heading) => sections.Add((heading, []));

    /// <summary>A paragraph.</summary>
    public void Line(string text) => Current.Add(Html.Of($"<p>{text}</p>\n"));

    /// <summary>A rule that nobody may overlook.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="lists">What follows from it, each list under its heading.</param>
    public void Rule(string rule, params IReadOnlyList<(string Heading, IReadOnlyList<string> Entries)> lists) => Current.Add(Html.Of(
        $"<div class=\"rule\"><p><strong>{rule}</strong></p><div class=\"pair\">{lists.Select(list => Html.Of($"<div><p>{list.Heading}</p><ul>{list.Entries.Select(entry => Html.Of($"<li>{entry}</li>"))}</ul></div>"))}</div></div>\n"));

    /// <summary>Names and values.</summary>
    public void Facts(params IReadOnlyList<(string Name, string Value)> facts) => Current.Add(Parts.Facts([.. facts.Select(fact => (fact.Name, Html.Text(fact.Value)))]));

    /// <summary>A table; a column that begins with <c>&gt;</c> is of numbers.</summary>
    /// <param name="caption">What it lists.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The cells; the first one names the row.</param>
    public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Current.Add(Write(caption, columns, rows));

    /// <summary>A table that is folded until somebody asks for it.</summary>
    public void Folded(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Current.Add(Fold(caption, Write(caption, columns, rows)));

    /// <summary>Charts beside each other, where there is room.</summary>
    public void Charts(params IReadOnlyList<LineChart> charts) => Current.Add(Html.Of($"<div class=\"charts\">{charts.Select(Figure)}</div>\n"));

    /// <summary>A chart with a row a thing. Its numbers are in a table that the page has anyway.</summary>
    public void Chart(RowChart chart) => Current.Add(Html.Of(
        $"<figure><figcaption>{chart.Title}{Legend(chart.Values.Count > 1 ? chart.Values : [], "mark")}</figcaption>{RowDrawing.Write(chart)}</figure>\n"));

    /// <summary>The page.</summary>
    public string Write() => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        {Html.Made(Site.Text("site.css"))}{Html.Made(Site.Text("report.css"))}</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <main id="main" tabindex="-1">
        <h1>{title}</h1>
        <div class="lead"><p>{lead}</p></div>
        {sections.Select(Write)}
        </main>
        <footer>Written by kept. It holds counts and rates of groups, and nothing of any one person.</footer>
        </body>
        </html>

        """).ToString();

    static Html Write((string Title, List<Html> Parts) section) => section.Title.Length == 0 ? Html.All(section.Parts) : Parts.Section(Slug.Of(section.Title), section.Title, Html.All(section.Parts));

    static Html Write(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        new Table(caption, columns) { Rows = [.. rows.Select(row => new TableRow(null, [.. row.Select(Html.Text)]))] }.Write();

    static Html Figure(LineChart chart) => Html.Of(
        $"<figure><figcaption>{chart.Title}{Legend([.. chart.Series.Select(series => series.Name)], "line")}</figcaption>{LineDrawing.Write(chart)}{Fold($"Numbers of {chart.Title}", Numbers(chart))}</figure>\n");

    static Html Numbers(LineChart chart) => Write(chart.Title, ["Line", $">{chart.X}", $">{chart.Y}"], chart.Series.SelectMany(series => Some(series).Select(point =>
        (string[])[series.Name, point.X.ToString("0.000", null), point.Y.ToString("0.000", null)])));

    /// <summary>About twenty points of a line: who reads numbers does not read hundreds.</summary>
    static IEnumerable<ChartPoint> Some(ChartSeries series) => series.Points.Where((_, i) => i % Math.Max(1, series.Points.Count / 20) == 0);

    static Html Legend(IReadOnlyList<string> names, string kind) => Html.If(names.Count > 0, () => Html.Of(
        $"<span class=\"key\">{names.Select((name, i) => Html.Of($"<span><svg viewBox=\"0 0 24 8\" class=\"{kind}-{i}\" aria-hidden=\"true\"><path d=\"M0 4H24\"/></svg>{name}</span>"))}</span>"));

    static Html Fold(string summary, Html body) => Html.Of($"<details class=\"fold\"><summary>{summary}</summary>{body}</details>\n");
}
