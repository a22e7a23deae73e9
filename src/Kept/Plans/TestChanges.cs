using Kept.Models.Build;

namespace Kept.Plans;

/// <summary>How the tests end, compared with the last run.</summary>
public sealed record TestChanges
{
    /// <summary>How many pass.</summary>
    public int Passed { get; init; }

    /// <summary>How many were skipped, because a test before them failed.</summary>
    public int Skipped { get; init; }

    /// <summary>The tests that found something, those that fail first.</summary>
    public IReadOnlyList<TestFinding> Findings { get; init; } = [];

    /// <summary>The tests that found something in the last run and pass now, by name.</summary>
    public IReadOnlyList<string> Resolved { get; init; } = [];

    /// <summary>Compares.</summary>
    /// <param name="tests">The tests as they ended now.</param>
    /// <param name="before">What found something in the last run; null when that is not known.</param>
    public static TestChanges Between(IReadOnlyList<StepReport> tests, IReadOnlyDictionary<string, long>? before) => new()
    {
        Passed = tests.Count(test => test.Status is StepStatus.Passed),
        Skipped = tests.Count(test => test.Status is StepStatus.Skipped),
        Findings = [.. tests.Where(test => test.Status is StepStatus.Failed or StepStatus.Warned).OrderBy(test => test.Status is StepStatus.Warned)
            .Select(test => Finding(test, before))],
        Resolved = [.. tests.Where(test => test.Status is StepStatus.Passed && test.Failures is null or 0 && before?.ContainsKey(test.Step.Name) is true)
            .Select(test => test.Step.Name).Order(StringComparer.Ordinal)],
    };

    static TestFinding Finding(StepReport test, IReadOnlyDictionary<string, long>? before) => new(
        test.Step.Name, test.Status is StepStatus.Failed, before is null ? null : before.GetValueOrDefault(test.Step.Name), test.Failures ?? 0, test.Description, test.Place);
}

/// <summary>A test that found something.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Fails">Whether it stops the publish; else it warns.</param>
/// <param name="Before">What it found in the last run; null when that is not known.</param>
/// <param name="After">What it finds now.</param>
/// <param name="Description">What a failure means, if the project says so.</param>
/// <param name="Place">The file and line that ask for it.</param>
public sealed record TestFinding(string Name, bool Fails, long? Before, long After, string Description, string Place);
