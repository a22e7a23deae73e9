using Kept.Docs.Reports;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>The charts of a report.</summary>
static class ReportCharts
{
    const int MostGroups = 30;
    const int MostFeatures = 20;

    public static LineChart Roc(IReadOnlyList<ReportPart> parts) => Of("ROC", "Of the attended, called", "Of the missed, called", parts, point => new ChartPoint(point.FalsePositiveRate, point.Recall), new ChartPoint(0, 0)) with
    {
        Reference = new ChartSeries("chance", [new(0, 0), new(1, 1)]),
    };

    public static LineChart Precision(IReadOnlyList<ReportPart> parts)
    {
        var rate = parts[0].Metrics.BaseRate;
        var chart = Of("Precision and recall", "Of the missed, called (recall)", "Of the called, missed (precision)", parts, point => new ChartPoint(point.Recall, point.Precision), null);
        return chart with
        {
            YEnd = Scale(chart.Series.SelectMany(series => series.Points).Select(point => point.Y)),
            Reference = new ChartSeries("chance", [new(0, rate), new(1, rate)]),
        };
    }

    public static LineChart Gain(IReadOnlyList<ReportPart> parts) => Of("Gain", "Of all, called", "Of the missed, called", parts, point => new ChartPoint(point.Share, point.Recall), new ChartPoint(0, 0)) with
    {
        Reference = new ChartSeries("chance", [new(0, 0), new(1, 1)]),
    };

    public static LineChart Reliability(IReadOnlyList<ReportPart> parts)
    {
        var end = Scale(parts.SelectMany(part => part.Bins).SelectMany(bin => new[] { bin.Predicted, bin.Rate }));
        return new LineChart("Reliability", "Predicted", "Missed", [.. parts.Select(part => new ChartSeries(part.Name, [.. part.Bins.Select(bin => new ChartPoint(bin.Predicted, bin.Rate))]) { HasDots = true })])
        {
            XEnd = end,
            YEnd = end,
            Reference = new ChartSeries("right", [new(0, 0), new(end, end)]),
        };
    }

    public static RowChart Groups(IReadOnlyList<GroupFigures> groups) => new("Predicted and missed, by group", ["predicted", "missed"],
        [.. groups.Take(MostGroups).Select(group => new ChartRow($"{group.By} {group.Group}", [group.Metrics.MeanPrediction, group.Metrics.BaseRate]))]);

    public static RowChart Features(IReadOnlyList<FeatureImportance> features) => new("What an input adds to or takes from the log odds, on average", ["on average"],
        [.. features.Take(MostFeatures).Select(feature => new ChartRow(feature.Feature, [feature.MeanAbsolute]))]);

    static LineChart Of(string title, string x, string y, IReadOnlyList<ReportPart> parts, Func<OperatingPoint, ChartPoint> point, ChartPoint? first) => new(title, x, y,
        [.. parts.Select(part => new ChartSeries(part.Name, [.. first is { } from ? [from] : Array.Empty<ChartPoint>(), .. part.Curve.Select(point)]))]);

    /// <summary>The next tenth.</summary>
    static double Scale(IEnumerable<double> values) => Math.Clamp(Math.Ceiling(values.Max() * 10) / 10, 0.1, 1);
}
