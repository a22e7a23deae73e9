namespace Kept.Lineage.Syntax;

/// <summary>A value computed from others in the same row: an operator, a function, a cast, a constant (of nothing).</summary>
/// <param name="Operands">What it is computed from.</param>
public sealed record OperationExpression(IReadOnlyList<Expression> Operands) : Expression
{
    /// <summary>Whether the operands cannot be read from the value: a hash.</summary>
    public bool IsMasking { get; init; }

    /// <summary>Whether one row becomes several: <c>unnest</c>.</summary>
    public bool MakesRows { get; init; }
}
