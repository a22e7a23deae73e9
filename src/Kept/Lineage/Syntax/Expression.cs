namespace Kept.Lineage.Syntax;

/// <summary>A part of a query that has a value. Only what lineage asks about is kept of it.</summary>
public abstract record Expression
{
    /// <summary>The name that the query gives to the value; null when it gives none.</summary>
    public string? Alias { get; init; }

    /// <summary>What the query's text says, without the alias; null when it is not known, or not an item of a select list.</summary>
    public string? Text { get; init; }
}
