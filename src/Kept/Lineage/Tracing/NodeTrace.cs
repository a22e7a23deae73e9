using Kept.Models;

namespace Kept.Lineage.Tracing;

/// <summary>A node and the edges that end at it.</summary>
sealed record NodeTrace(LineageNode Node, IReadOnlyList<LineageEdge> Edges)
{
    /// <summary>Whether the engine does not know the node's columns.</summary>
    public bool IsUndeclared { get; init; }

    /// <summary>A node of which only what the project describes is known.</summary>
    public static NodeTrace Untraced(LineageNode node, IReadOnlyList<Column> columns, IReadOnlyList<string> gaps) => new(
        node with { Columns = [.. columns.Select(column => new LineageColumn(column.Name, column.DataType, column.Description) { Gaps = gaps })], Gaps = gaps }, []);
}
