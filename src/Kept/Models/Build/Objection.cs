namespace Kept.Models.Build;

/// <summary>Why a build may not be published.</summary>
static class Objection
{
    public static string? To(IReadOnlyList<StepReport> reports)
    {
        var parts = new[]
        {
            Part(reports, StepStatus.Error, BuildStepKind.Model, "model", "could not be built"),
            Part(reports, StepStatus.Error, BuildStepKind.UnitTest, "unit test", "could not be run"),
            Part(reports, StepStatus.Failed, BuildStepKind.UnitTest, "unit test", "failed"),
            Part(reports, StepStatus.Error, BuildStepKind.Test, "test", "could not be run"),
            Part(reports, StepStatus.Failed, BuildStepKind.Test, "test", "failed"),
        };
        return parts.Any(part => part is not null) ? string.Join("; ", parts.Where(part => part is not null)) : null;
    }

    static string? Part(IReadOnlyList<StepReport> reports, StepStatus status, BuildStepKind kind, string noun, string what) =>
        reports.Where(report => report.Status == status && report.Step.Kind == kind).Select(report => report.Step.Name).ToList() switch
        {
            [] => null,
            [var one] => $"the {noun} '{one}' {what}",
            var many => $"{many.Count} {noun}s {what}: {string.Join(", ", many)}",
        };
}
