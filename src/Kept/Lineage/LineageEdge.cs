namespace Kept.Lineage;

/// <summary>A column depends on another.</summary>
/// <param name="From">What is depended on.</param>
/// <param name="To">What depends; where its rows are meant, every column of the node does.</param>
/// <param name="Influence">How.</param>
public sealed record LineageEdge(ColumnId From, ColumnId To, Influence Influence)
{
    /// <summary>What the feed says for it; null where a query does, which is the column's <see cref="LineageColumn.Expression"/>.</summary>
    public string? Expression { get; init; }

    /// <summary>Whether the value comes from there.</summary>
    public bool IsDirect => (Influence & Influence.Direct) != 0;
}
