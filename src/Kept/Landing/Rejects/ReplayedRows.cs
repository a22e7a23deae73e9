namespace Kept.Landing.Rejects;

/// <summary>Corrected records of delimited text. Whatever their files' own dialects were, a person corrects them in ours.</summary>
sealed class ReplayedRows : TextRows
{
    /// <summary>A FROM item that holds the records, and beside them what ties them to their rejects.</summary>
    public required string Relation { get; init; }

    public override string From => Columns.Count == 0 ? Relation : $"(select * replace ({string.Join(", ", Texts)}) from {Relation})";
}
