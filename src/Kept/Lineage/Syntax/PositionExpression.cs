namespace Kept.Lineage.Syntax;

/// <summary>A column by its place: of the select list in <c>order by 1</c>, of the relations in <c>#1</c>.</summary>
/// <param name="Index">The place, from 1.</param>
public sealed record PositionExpression(int Index) : Expression;
