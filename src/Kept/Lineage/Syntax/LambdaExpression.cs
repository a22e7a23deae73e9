namespace Kept.Lineage.Syntax;

/// <summary>A function that is given to a function: <c>x -> x + 1</c>.</summary>
/// <param name="Parameters">The names that it has for itself.</param>
/// <param name="Body">What it computes.</param>
public sealed record LambdaExpression(IReadOnlyList<string> Parameters, Expression Body) : Expression;
