using Kept.Landing;
using Kept.Models.Build;

namespace Kept.Runs;

/// <summary>What a run did.</summary>
/// <param name="RunId">The run's number, from 1.</param>
/// <param name="Loads">A report a file that was new, grown or changed.</param>
/// <param name="Build">The build; null when there was nothing to build.</param>
/// <param name="Elapsed">How long all of it took.</param>
public sealed record RunReport(int RunId, IReadOnlyList<LoadReport> Loads, BuildReport? Build, TimeSpan Elapsed)
{
    /// <summary>Whether some of the models were built, and the rest left as they were.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether readers now see what was to be built.</summary>
    public bool IsCurrent => Build is null or { IsPublished: true };
}
