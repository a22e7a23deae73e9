namespace Kept.Lineage.Syntax;

/// <summary>A reference to a column: <c>a</c>, <c>t.a</c>, <c>s.t.a</c>, or to a field of one, <c>a.field</c>; or to a whole row, <c>t</c>.</summary>
/// <param name="Names">The parts, as they are written.</param>
public sealed record ColumnExpression(IReadOnlyList<string> Names) : Expression
{
    /// <summary>The name that the value has without an alias.</summary>
    public string Name => Names[^1];
}
