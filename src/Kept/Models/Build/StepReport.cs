using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>What became of a step.</summary>
public sealed record StepReport
{
    /// <summary>The step.</summary>
    public required BuildStep Step { get; init; }

    /// <summary>How it ended.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When its text was compiled, and the engine began; null when it never was.</summary>
    public DateTimeOffset? CompiledAt { get; init; }

    /// <summary>The SQL it ran, with every model by the name under which it is published; null when there was none.</summary>
    public string? CompiledSql { get; init; }

    /// <summary>Why it is an error, or skipped: what was found, where, and what to do next.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it is as an earlier build left it, and was not built again.</summary>
    public bool IsReused { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The rows that a table now has; null for a view and for a test.</summary>
    public long? Rows { get; init; }

    /// <summary>The rows that were added; null when it is not known.</summary>
    public long? Inserted { get; init; }

    /// <summary>The rows that were taken out; null when it is not known.</summary>
    public long? Deleted { get; init; }

    /// <summary>The failures of a test: rows, or whatever its <c>fail_calc</c> counts.</summary>
    public long? Failures { get; init; }

    /// <summary>How the rows of a unit test differ from what it expects; null when they do not, and for other steps.</summary>
    public UnitTestDiff? Diff { get; init; }

    /// <summary>Where the rows that a test found are stored; null when they are not. They may be patients' data.</summary>
    public TableName? StoredIn { get; init; }

    /// <summary>Whether a failure of the test stops the publish; null for a model.</summary>
    public TestSeverity? Severity { get; init; }

    /// <summary>Whether the test looked only at what the build changed, because it had found nothing in all the rest.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>The hash of all that a test of a column says; null for other tests, and for models.</summary>
    public string? Checksum { get; init; }

    /// <summary>What a failure of the test means, if the project says so; of a model, what it holds.</summary>
    public string Description { get; init; } = "";

    /// <summary>The file and line that ask for the step.</summary>
    public string Place { get; init; } = "";
}

/// <summary>How a step ended.</summary>
public enum StepStatus
{
    /// <summary>The model is built, or the test found nothing.</summary>
    Passed,

    /// <summary>The test found failures, and warns.</summary>
    Warned,

    /// <summary>The test found failures, and nothing is published.</summary>
    Failed,

    /// <summary>Something before it failed.</summary>
    Skipped,

    /// <summary>It could not be rendered, or the engine refused it; nothing is published.</summary>
    Error,
}
