namespace Kept.Profiling;

/// <summary>What one stage of a run took: the landing of a file, a model, a test, or what is between them.</summary>
public sealed class StageProfile
{
    internal StageProfile(string kind, string name) => (Kind, Name) = (kind, name);

    /// <summary><c>load</c>, <c>model</c>, <c>test</c>, … or <c>run</c> for what belongs to no stage.</summary>
    public string Kind { get; }

    /// <summary>The file, or the name of the step.</summary>
    public string Name { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>What all cores of the process spent on it.</summary>
    public TimeSpan Cpu { get; internal set; }

    /// <summary>The rows of the table that it left, or the records of a file; null where that has no meaning.</summary>
    public long? Rows { get; internal set; }

    /// <summary>Rows that were read from tables and files, some of them more than once.</summary>
    public long RowsScanned => Sum(plan => plan.RowsScanned);

    /// <summary>Bytes that were read from disk.</summary>
    public long BytesRead => Sum(plan => plan.BytesRead);

    /// <summary>Bytes that were written to disk.</summary>
    public long BytesWritten => Sum(plan => plan.BytesWritten);

    /// <summary>The most memory that the engine's buffers held meanwhile.</summary>
    public long PeakBytes => Most(plan => plan.PeakBytes);

    /// <summary>The most that stood in the spill directory meanwhile.</summary>
    public long SpilledBytes => Most(plan => plan.SpilledBytes);

    internal List<StatementProfile> Statements { get; } = [];

    IEnumerable<EnginePlan> Plans => Statements.Select(statement => statement.Plan).OfType<EnginePlan>();

    long Sum(Func<EnginePlan, long> number) => Plans.Sum(number);

    long Most(Func<EnginePlan, long> number) => Plans.Select(number).DefaultIfEmpty().Max();
}
