namespace Kept.Lineage.Syntax;

/// <summary>Values of columns become columns.</summary>
/// <param name="Source">The relation.</param>
/// <param name="Aggregates">What is computed for each value.</param>
/// <param name="Pivots">The columns whose values they are.</param>
/// <param name="Columns">The names of the new columns, aggregate by aggregate within each value.</param>
/// <param name="Groups">The columns that stay; null: all that are not used.</param>
public sealed record PivotRelation(
    Relation Source, IReadOnlyList<Expression> Aggregates, IReadOnlyList<Expression> Pivots, IReadOnlyList<string> Columns, IReadOnlyList<string>? Groups) : Relation;
