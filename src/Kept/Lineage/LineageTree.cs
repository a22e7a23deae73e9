namespace Kept.Lineage;

/// <summary>What a column or a node depends on, or what depends on it, as far as was asked.</summary>
/// <param name="Id">The column, or the rows of a node.</param>
/// <param name="Edge">The edge that led here; null at the root, and where a column's node leads to its rows.</param>
public sealed record LineageTree(ColumnId Id, LineageEdge? Edge)
{
    /// <summary>What comes next.</summary>
    public IReadOnlyList<LineageTree> Branches { get; init; } = [];

    /// <summary>Whether it goes on elsewhere in the tree, or beyond the depth that was asked for.</summary>
    public bool IsCut { get; init; }

    /// <summary>All edges of the tree, each once.</summary>
    public IEnumerable<LineageEdge> Edges => Branches.SelectMany(branch => branch.Edges).Concat(Edge is null ? [] : [Edge]).Distinct();

    /// <summary>What <paramref name="id"/> depends on.</summary>
    /// <param name="graph">The lineage.</param>
    /// <param name="id">A column, or the rows of a node.</param>
    /// <param name="depth">How many steps, from 1.</param>
    /// <param name="indirect">Whether to follow what only decides about rows, order and choice, too.</param>
    public static LineageTree Up(LineageGraph graph, ColumnId id, int depth, bool indirect) => new Grower(graph, true, indirect).Grow(id, null, depth);

    /// <summary>What depends on <paramref name="id"/>.</summary>
    /// <param name="graph">The lineage.</param>
    /// <param name="id">A column, or the rows of a node.</param>
    /// <param name="depth">How many steps, from 1.</param>
    /// <param name="indirect">Whether to follow what only decides about rows, order and choice, too.</param>
    public static LineageTree Down(LineageGraph graph, ColumnId id, int depth, bool indirect) => new Grower(graph, false, indirect).Grow(id, null, depth);

    sealed class Grower(LineageGraph graph, bool isUp, bool indirect)
    {
        readonly HashSet<ColumnId> grown = [];

        public LineageTree Grow(ColumnId id, LineageEdge? edge, int depth)
        {
            var edges = (isUp ? graph.Up(id) : graph.Down(id)).Where(next => indirect || next.IsDirect || id.IsRows).ToList();
            var rows = new ColumnId(id.Node, null);
            var decided = indirect && isUp && !id.IsRows && graph.Up(rows).Any();
            var tree = new LineageTree(id, edge);
            if (edges.Count == 0 && !decided)
            {
                return tree;
            }

            if (depth == 0 || !grown.Add(id))
            {
                return tree with { IsCut = true };
            }

            var branches = edges.Select(next => Grow(isUp ? next.From : next.To, next, depth - 1));
            return tree with { Branches = [.. branches, .. decided ? [Grow(rows, null, depth)] : Array.Empty<LineageTree>()] };
        }
    }
}
