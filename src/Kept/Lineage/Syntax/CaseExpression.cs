namespace Kept.Lineage.Syntax;

/// <summary>One of several values.</summary>
/// <param name="Conditions">What decides.</param>
/// <param name="Values">The values.</param>
public sealed record CaseExpression(IReadOnlyList<Expression> Conditions, IReadOnlyList<Expression> Values) : Expression;
