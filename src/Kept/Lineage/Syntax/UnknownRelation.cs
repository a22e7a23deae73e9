namespace Kept.Lineage.Syntax;

/// <summary>A relation that cannot be traced.</summary>
/// <param name="Reason">What it is, and what to write instead where there is something.</param>
public sealed record UnknownRelation(string Reason) : Relation;
