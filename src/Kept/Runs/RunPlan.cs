using Kept.Models.Build;

namespace Kept.Runs;

/// <summary>What a run would do.</summary>
/// <param name="Files">The files that would be read, with their feeds and sizes in bytes.</param>
/// <param name="Build">How the models would be built.</param>
/// <param name="Steps">The steps of that build, in order; empty when there is nothing to build.</param>
public sealed record RunPlan(IReadOnlyList<(string Feed, string File, long Bytes)> Files, BuildKind Build, IReadOnlyList<BuildStep> Steps);

/// <summary>How the models are built.</summary>
public enum BuildKind
{
    /// <summary>Not at all: nothing is new.</summary>
    None,

    /// <summary>What changed is taken in.</summary>
    Incremental,

    /// <summary>Everything is made anew, beside what readers see: the first time, when asked for, and after the project changed.</summary>
    Rebuild,
}
