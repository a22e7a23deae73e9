namespace Kept.Lineage.Syntax;

/// <summary>Columns become values of columns.</summary>
/// <param name="Source">The relation.</param>
/// <param name="Name">The new column that holds the old columns' names.</param>
/// <param name="Values">The new columns that hold their values.</param>
/// <param name="Entries">The old columns; in each entry as many as there are value columns.</param>
public sealed record UnpivotRelation(Relation Source, string Name, IReadOnlyList<string> Values, IReadOnlyList<IReadOnlyList<string>> Entries) : Relation;
