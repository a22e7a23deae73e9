using Kept.Landing;
using Kept.Models.Build;
using Kept.Runs;

namespace Kept.Plans;

/// <summary>What a run would change, found by running it on a copy.</summary>
public sealed record Plan
{
    /// <summary>The run that was done on the copy; null when there is nothing to run.</summary>
    public RunReport? Run { get; init; }

    /// <summary>How the models were built.</summary>
    public BuildKind Build { get; init; }

    /// <summary>What changed in the project and the feeds' definitions since the last run; null when that run did not write down what it went by.</summary>
    public CodeChanges? Code { get; init; }

    /// <summary>The files that were taken in, in their order.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>What the new records break, by rule.</summary>
    public IReadOnlyList<RejectedRows> Rejected { get; init; } = [];

    /// <summary>Every table and view that readers see, before or after, by name.</summary>
    public IReadOnlyList<TableChange> Tables { get; init; } = [];

    /// <summary>The tests.</summary>
    public TestChanges Tests { get; init; } = new();

    /// <summary>The questions' headlines.</summary>
    public HeadlineChanges Headlines { get; init; } = new();

    /// <summary>Where the time went, by what was done.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Times { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>Why a run would publish nothing; null when it would publish.</summary>
    public string? Refusal => Run?.Build?.Reason;

    /// <summary>Whether there is anything to run at all.</summary>
    public bool IsEmpty => Run is null;

    /// <summary>Whether readers would see a difference in a table or a view.</summary>
    public bool ChangesTables => Tables.Any(table => table.Kind is not TableChangeKind.Unchanged);

    /// <summary>The tables and views that differ.</summary>
    public IEnumerable<TableChange> Changed => Tables.Where(table => table.Kind is not TableChangeKind.Unchanged);

    internal IEnumerable<StepReport> TestReports => Run?.Build?.Tests ?? [];
}

/// <summary>A file that a run takes in.</summary>
/// <param name="State">Why it is read.</param>
/// <param name="Ledger">What becomes of its records, an entity each.</param>
/// <param name="Feed">The feed's name.</param>
/// <param name="File">The file, as the workspace names it.</param>
/// <param name="Notes">What a person should know: deletions that are held back, columns that nothing reads.</param>
public sealed record FileChange(FileState State, string Feed, string File, IReadOnlyList<LedgerRow> Ledger, IReadOnlyList<string> Notes);

/// <summary>Why a file is read.</summary>
public enum FileState
{
    /// <summary>It was not there before.</summary>
    New,

    /// <summary>It has become longer.</summary>
    Grown,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It is as it was, and its feed's definition changed.</summary>
    Reread,
}

/// <summary>Records that break one rule.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Entity">The contract's entity.</param>
/// <param name="Column">The column that breaks it; empty when the record as a whole does.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Rows">How many records.</param>
public sealed record RejectedRows(string Feed, string Entity, string Column, string Rule, long Rows);
