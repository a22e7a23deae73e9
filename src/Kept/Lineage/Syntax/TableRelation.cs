namespace Kept.Lineage.Syntax;

/// <summary>A table, a view, or a common table expression.</summary>
/// <param name="Schema">The schema; empty when the query says none.</param>
/// <param name="Name">The name.</param>
public sealed record TableRelation(string Schema, string Name) : Relation;
