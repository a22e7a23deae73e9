namespace Kept.Docs.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Whether each point is also drawn as a dot.</summary>
    public bool HasDots { get; init; }
}

/// <summary>A point of a chart.</summary>
public readonly record struct ChartPoint(double X, double Y);
