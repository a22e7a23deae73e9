namespace Kept.Lineage.Syntax;

/// <summary>What a query reads.</summary>
public abstract record Relation
{
    /// <summary>The name that the query gives to it; null when it gives none.</summary>
    public string? Alias { get; init; }

    /// <summary>Names for its columns, from the first on; the others keep theirs.</summary>
    public IReadOnlyList<string> ColumnAliases { get; init; } = [];
}

/// <summary>Nothing: a select without <c>from</c>.</summary>
public sealed record EmptyRelation : Relation;
