using Kept.Contracts;
using Kept.Feeds;
using Kept.Lineage.Tracing;
using Kept.Models;

namespace Kept.Lineage;

/// <summary>
/// Which column depends on which, from the files of the feeds to the questions. Edges lie between neighbours only; go on
/// from their ends for more. What decides about the rows of a node (filters, joins, grouping) depends on no column of it alone:
/// those edges end at <see cref="ColumnId.IsRows"/>, and every column of the node depends on them.
/// </summary>
/// <example>
/// <code>
/// await using var engine = await DuckDbQueryEngine.OpenAsync(cancellation);
/// var graph = await LineageGraph.TraceAsync(project, contract, feeds, engine, cancellation);
/// foreach (var edge in graph.Up(new ColumnId("gold.unified_appointments", "delay_minutes"))) …
/// foreach (var edge in graph.Down(new ColumnId("staging.appointments", "status"))) …
/// </code>
/// </example>
public sealed class LineageGraph
{
    readonly Dictionary<string, LineageNode> nodes;
    readonly ILookup<ColumnId, LineageEdge> up;
    readonly ILookup<ColumnId, LineageEdge> down;

    internal LineageGraph(IReadOnlyList<LineageNode> nodes, IReadOnlyList<LineageEdge> edges)
    {
        Nodes = nodes;
        Edges = edges;
        this.nodes = nodes.ToDictionary(node => node.Name);
        up = edges.ToLookup(edge => edge.To);
        down = edges.ToLookup(edge => edge.From);
    }

    /// <summary>All nodes, each after those it depends on.</summary>
    public IReadOnlyList<LineageNode> Nodes { get; }

    /// <summary>All edges, by the node and the column that depend, in their order.</summary>
    public IReadOnlyList<LineageEdge> Edges { get; }

    /// <summary>The node of a name as edges have it; null when there is none.</summary>
    public LineageNode? this[string name] => nodes.GetValueOrDefault(name);

    /// <summary>What a column, or the rows of a node, depends on, one step up. For a column, ask for its node's rows too where indirect influence matters.</summary>
    public IEnumerable<LineageEdge> Up(ColumnId id) => up[id];

    /// <summary>What depends on a column, or on the rows of a node, one step down.</summary>
    public IEnumerable<LineageEdge> Down(ColumnId id) => down[id];

    /// <summary>All that a column depends on, however far away; sound: what is not in it cannot change the column's values.</summary>
    public IReadOnlySet<ColumnId> Everything(ColumnId id)
    {
        var found = new HashSet<ColumnId>();
        var open = new Queue<ColumnId>([id, new ColumnId(id.Node, null)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var from in up[next].Select(edge => edge.From).SelectMany(from => new[] { from, new ColumnId(from.Node, null) }).Where(found.Add))
            {
                open.Enqueue(from);
            }
        }

        return found;
    }

    /// <summary>The nodes that a node reads.</summary>
    public IEnumerable<LineageNode> Inputs(LineageNode node) => node.Columns.Select(column => (string?)column.Name).Append(null)
        .SelectMany(column => up[new ColumnId(node.Name, column)]).Select(edge => edge.From.Node).Distinct().Select(name => nodes[name]);

    /// <summary>The questions whose answer a column has a say in: its value, or a choice that is made by it, comes as far as there.</summary>
    public IReadOnlyList<LineageNode> Questions(ColumnId id)
    {
        var found = new HashSet<ColumnId>();
        var open = new Queue<ColumnId>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var to in down[next].Select(edge => edge.To).Where(to => (!to.IsRows || IsQuestion(to)) && found.Add(to)))
            {
                open.Enqueue(to);
            }
        }

        return [.. Nodes.Where(node => node.Kind is LineageKind.Question && found.Any(to => to.Node == node.Name))];
    }

    /// <summary>The same without columns: one edge, from rows to rows, where any column or the rows of a node depend on another node.</summary>
    public LineageGraph ByNode() => new(Nodes, [.. Edges
        .GroupBy(edge => (From: new ColumnId(edge.From.Node, null), To: new ColumnId(edge.To.Node, null)))
        .Select(group => new LineageEdge(group.Key.From, group.Key.To, group.Aggregate(Influence.None, (all, edge) => all | edge.Influence)))]);

    /// <summary>The nodes of a name as a person has it: <c>gold.unified_appointments</c>, <c>unified_appointments</c>, <c>clinic-delays</c>, a feed.</summary>
    public IReadOnlyList<LineageNode> Find(string name)
    {
        var exact = Nodes.Where(node => Same(node.Name, name)).ToList();
        return exact.Count > 0 ? exact : [.. Nodes.Where(node => node.OtherNames.Any(other => Same(other, name)))];
    }

    /// <summary>Traces a project: compiles every model and question and reads their SQL; no warehouse is needed.</summary>
    /// <param name="project">The project.</param>
    /// <param name="contract">The contract, for what landing computes.</param>
    /// <param name="feeds">The feeds whose files the lineage goes on to; none: it begins with the sources.</param>
    /// <param name="engine">Reads the SQL; it must be fresh.</param>
    /// <param name="cancellation">Stops the tracing.</param>
    /// <returns>The lineage. What could not be traced is told by <see cref="LineageNode.Gaps"/> and <see cref="LineageColumn.Gaps"/>.</returns>
    /// <exception cref="ModelException">A model cannot be compiled.</exception>
    public static Task<LineageGraph> TraceAsync(
        ModelProject project, Contract contract, IReadOnlyList<Feed> feeds, IQueryEngine engine, CancellationToken cancellation) =>
        new ProjectTracer(project, engine).TraceAsync(contract, feeds, cancellation);

    bool IsQuestion(ColumnId id) => nodes[id.Node].Kind is LineageKind.Question;

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
