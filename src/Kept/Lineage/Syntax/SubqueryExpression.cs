namespace Kept.Lineage.Syntax;

/// <summary>A query inside of an expression: <c>(select …)</c>, <c>exists (…)</c>, <c>a in (…)</c>.</summary>
/// <param name="Query">The query.</param>
/// <param name="Operand">What is compared with its rows; null when nothing is.</param>
/// <param name="Kind">What is asked of it.</param>
public sealed record SubqueryExpression(Query Query, Expression? Operand, SubqueryKind Kind) : Expression;

/// <summary>What an expression asks of a query.</summary>
public enum SubqueryKind
{
    /// <summary>Its value.</summary>
    Value,

    /// <summary>Whether it has a row.</summary>
    Exists,

    /// <summary>Whether a row of it compares with the operand.</summary>
    Any,
}
