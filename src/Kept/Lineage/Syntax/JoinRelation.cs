namespace Kept.Lineage.Syntax;

/// <summary>Two relations, row by row.</summary>
/// <param name="Left">The first.</param>
/// <param name="Right">The second; it may refer to the first.</param>
/// <param name="Kind">Whose rows are there without a match.</param>
public sealed record JoinRelation(Relation Left, Relation Right, JoinKind Kind) : Relation
{
    /// <summary>What rows that belong together have in common.</summary>
    public Expression? Condition { get; init; }

    /// <summary>Columns of both that must be equal, and are one column then.</summary>
    public IReadOnlyList<string> Using { get; init; } = [];

    /// <summary>Whether these are all columns that have the same name in both.</summary>
    public bool IsNatural { get; init; }
}

/// <summary>Whose rows are there without a match.</summary>
public enum JoinKind
{
    /// <summary>Nobody's.</summary>
    Inner,

    /// <summary>The first relation's.</summary>
    Left,

    /// <summary>The second's, or both's.</summary>
    Outer,

    /// <summary>The second has no columns in the result; it decides about the first's rows.</summary>
    Semi,
}
