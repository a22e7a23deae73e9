namespace Kept.Lineage.Syntax;

/// <summary>A query inside of <c>from</c>; it may refer to what stands before it.</summary>
/// <param name="Query">The query.</param>
public sealed record SubqueryRelation(Query Query) : Relation;
