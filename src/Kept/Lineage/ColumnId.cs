namespace Kept.Lineage;

/// <summary>A column of a node of the lineage, or the node's rows as such: how many there are, and which.</summary>
/// <param name="Node">The node's name: <c>gold.unified_appointments</c>.</param>
/// <param name="Column">The column's name; null for the rows.</param>
public readonly record struct ColumnId(string Node, string? Column)
{
    /// <summary>Whether the rows are meant.</summary>
    public bool IsRows => Column is null;

    /// <inheritdoc />
    public override string ToString() => Column is null ? Node : $"{Node}.{Column}";
}
