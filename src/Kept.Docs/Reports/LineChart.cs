namespace Kept.Docs.Reports;

/// <summary>Lines over two axes that both begin at 0.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">What stands below.</param>
/// <param name="Y">What stands at the left.</param>
/// <param name="Series">The lines, three at most; the first one counts most.</param>
public sealed record LineChart(string Title, string X, string Y, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>Where the axis below ends.</summary>
    public double XEnd { get; init; } = 1;

    /// <summary>Where the axis at the left ends.</summary>
    public double YEnd { get; init; } = 1;

    /// <summary>What the lines are measured against: a straight line with its name; null for none.</summary>
    public ChartSeries? Reference { get; init; }
}
