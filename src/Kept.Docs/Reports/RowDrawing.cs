using Kept.Docs.Markup;

namespace Kept.Docs.Reports;

/// <summary>Draws a <see cref="RowChart"/> as SVG; its colours are the page's.</summary>
static class RowDrawing
{
    const int Width = 640;
    const int Left = 230;
    const int Right = 620;
    const int RowHeight = 24;
    const int Top = 8;
    const int LongestName = 30;

    public static Html Write(RowChart chart)
    {
        var x = new Scale(Scale.Over(chart.Rows.SelectMany(row => row.Values)), Left, Right);
        var bottom = Top + (chart.Rows.Count * RowHeight);
        return Html.Of($"""
            <svg class="chart wide" viewBox="0 0 {Width} {bottom + 26}" role="img" aria-label="{chart.Title}. The numbers stand below it.">
            <g class="grid">{x.Ticks().Select(tick => Tick(x, tick, bottom))}</g>
            {chart.Rows.Select((row, i) => Row(chart, row, Top + (i * RowHeight) + (RowHeight / 2), x))}</svg>

            """);
    }

    static Html Tick(Scale x, double tick, int bottom) => Html.Of(
        $"<line x1=\"{x.At(tick)}\" x2=\"{x.At(tick)}\" y1=\"{Top}\" y2=\"{bottom}\"/><text x=\"{x.At(tick)}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{Scale.Number(tick)}</text>");

    static Html Row(RowChart chart, ChartRow row, int y, Scale x) => Html.Of($"""
        <g><text class="name" x="{Left - 10}" y="{y}" dy=".32em" text-anchor="end">{Short(row.Name)}</text><line class="reach" x1="{x.At(row.Values.Count > 1 ? row.Values[1] : 0)}" x2="{x.At(row.Values[0])}" y1="{y}" y2="{y}"/>{row.Values.Select((value, i) => Mark(chart.Values[i], value, i, y, x)).Reverse()}</g>

        """);

    static Html Mark(string name, double value, int place, int y, Scale x) => Html.Of(
        $"<circle class=\"mark-{place}\" cx=\"{x.At(value)}\" cy=\"{y}\" r=\"5\"><title>{name}: {value.ToString("0.000", null)}</title></circle>");

    static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}
