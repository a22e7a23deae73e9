namespace Kept.Lineage.Syntax;

/// <summary>Rows that the query itself spells out.</summary>
/// <param name="Rows">Their values; all rows have as many.</param>
public sealed record ValuesRelation(IReadOnlyList<IReadOnlyList<Expression>> Rows) : Relation;
