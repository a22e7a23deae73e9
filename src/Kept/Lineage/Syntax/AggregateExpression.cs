namespace Kept.Lineage.Syntax;

/// <summary>A value computed from many rows.</summary>
/// <param name="Operands">What it is computed from; nothing for <c>count(*)</c>.</param>
/// <param name="Filter">Which rows are taken; null: all.</param>
/// <param name="Order">The order in which they are taken.</param>
public sealed record AggregateExpression(IReadOnlyList<Expression> Operands, Expression? Filter, IReadOnlyList<Expression> Order) : Expression
{
    /// <summary>Whether the operands cannot be read from the value: a count.</summary>
    public bool IsMasking { get; init; }
}
