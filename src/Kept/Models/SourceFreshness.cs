namespace Kept.Models;

/// <summary>How old the newest row of a source's table may be.</summary>
/// <param name="LoadedAt">The SQL expression for when a row was loaded, in UTC.</param>
/// <param name="WarnAfter">From which age on it is told; null for never.</param>
/// <param name="ErrorAfter">From which age on it is an error; null for never.</param>
/// <param name="Filter">The condition on rows that count; null for all.</param>
public sealed record SourceFreshness(string LoadedAt, FreshnessLimit? WarnAfter, FreshnessLimit? ErrorAfter, string? Filter);

/// <summary>An age.</summary>
/// <param name="Count">How many periods.</param>
/// <param name="Period"><c>minute</c>, <c>hour</c> or <c>day</c>.</param>
public sealed record FreshnessLimit(int Count, string Period)
{
    /// <summary>The same as a time.</summary>
    public TimeSpan Age => Period switch
    {
        "minute" => TimeSpan.FromMinutes(Count),
        "hour" => TimeSpan.FromHours(Count),
        _ => TimeSpan.FromDays(Count),
    };

    /// <inheritdoc />
    public override string ToString() => $"{Count} {Period}{(Count == 1 ? "" : "s")}";
}
