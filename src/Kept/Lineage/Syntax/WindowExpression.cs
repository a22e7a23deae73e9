namespace Kept.Lineage.Syntax;

/// <summary>A value computed from the row's neighbours.</summary>
/// <param name="Function">The function: an aggregate, or an operation on single rows such as <c>lag</c>.</param>
/// <param name="Window">The partitions, the order, and the bounds of the frame.</param>
public sealed record WindowExpression(Expression Function, IReadOnlyList<Expression> Window) : Expression;
