namespace Kept.Models.Build;

/// <summary>What became of a build.</summary>
/// <param name="IsRebuild">Whether everything was made anew.</param>
/// <param name="IsPublished">Whether readers see it.</param>
/// <param name="Reason">Why it is not published; null when it is.</param>
/// <param name="Steps">Each step, in order.</param>
/// <param name="Elapsed">How long all of it took, publishing included.</param>
public sealed record BuildReport(bool IsRebuild, bool IsPublished, string? Reason, IReadOnlyList<StepReport> Steps, TimeSpan Elapsed)
{
    /// <summary>The models, in order.</summary>
    public IEnumerable<StepReport> Models => Steps.Where(step => step.Step.Kind is BuildStepKind.Model);

    /// <summary>The unit tests, in order.</summary>
    public IEnumerable<StepReport> UnitTests => Steps.Where(step => step.Step.Kind is BuildStepKind.UnitTest);

    /// <summary>The data tests, in order.</summary>
    public IEnumerable<StepReport> Tests => Steps.Where(step => step.Step.Kind is BuildStepKind.Test);
}
