using Kept.Docs.Markup;

namespace Kept.Docs.Reports;

/// <summary>Draws a <see cref="LineChart"/> as SVG; its colours are the page's.</summary>
static class LineDrawing
{
    const int Width = 420;
    const int Height = 360;
    const int Left = 56;
    const int Bottom = 312;
    const int Right = 408;
    const int Top = 12;

    public static Html Write(LineChart chart)
    {
        var (x, y) = (new Scale(chart.XEnd, Left, Right), new Scale(chart.YEnd, Bottom, Top));
        return Html.Of($"""
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="{chart.Title}: {chart.Y} by {chart.X}. The numbers stand below it.">
            <g class="grid">{x.Ticks().Select(tick => Across(x, tick))}{y.Ticks().Select(tick => Along(y, tick))}</g>
            <text class="axis" x="{(Left + Right) / 2}" y="{Height - 8}" text-anchor="middle">{chart.X}</text>
            <text class="axis" transform="translate(14 {(Top + Bottom) / 2}) rotate(-90)" text-anchor="middle">{chart.Y}</text>
            {Html.If(chart.Reference is not null, () => Line(chart.Reference!, "reference", x, y))}{chart.Series.Select((series, i) => Line(series, $"line-{i}", x, y)).Reverse()}</svg>

            """);
    }

    static Html Across(Scale x, double tick) => Html.Of(
        $"<line x1=\"{x.At(tick)}\" x2=\"{x.At(tick)}\" y1=\"{Top}\" y2=\"{Bottom}\"/><text x=\"{x.At(tick)}\" y=\"{Bottom + 16}\" text-anchor=\"middle\">{Scale.Number(tick)}</text>");

    static Html Along(Scale y, double tick) => Html.Of(
        $"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{y.At(tick)}\" y2=\"{y.At(tick)}\"/><text x=\"{Left - 6}\" y=\"{y.At(tick)}\" dy=\".32em\" text-anchor=\"end\">{Scale.Number(tick)}</text>");

    static Html Line(ChartSeries series, string kind, Scale x, Scale y) => Html.Of($"""
        <g class="{kind}"><path d="M{string.Join('L', series.Points.Select(point => $"{x.At(point.X)} {y.At(point.Y)}"))}"/>{Html.If(series.HasDots, () => Html.All(series.Points.Select(point => Dot(series, point, x, y))))}</g>

        """);

    static Html Dot(ChartSeries series, ChartPoint point, Scale x, Scale y) => Html.Of(
        $"<circle cx=\"{x.At(point.X)}\" cy=\"{y.At(point.Y)}\" r=\"4\"><title>{series.Name}: {Scale.Number(point.X)}, {Scale.Number(point.Y)}</title></circle>");
}
