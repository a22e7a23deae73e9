namespace Kept.Worlds.Writing;

/// <summary>How one file writes its rows: delimited text, JSON lines or a JSON document.</summary>
abstract class Rows<T>
{
    /// <summary>What stands before the first row.</summary>
    public abstract string Header { get; }

    /// <summary>What stands between two rows; rows of line formats end with their own line break.</summary>
    public virtual string Separator => "";

    /// <summary>What stands after the last row.</summary>
    public virtual string Footer => "";

    /// <summary>The flaws that this format can show.</summary>
    public abstract IReadOnlyList<Flaw> Flaws { get; }

    /// <summary>Writes one row, whole or with a flaw.</summary>
    public abstract void Write(Sink sink, in T row, Flaw flaw);

    /// <summary>What the row said before it was corrected; never the same as the row.</summary>
    public abstract T Draft(in T row);

    /// <summary>The row that deletes this one.</summary>
    public virtual T Tombstone(in T row) => throw new NotSupportedException($"{GetType().Name} deletes nothing.");
}
