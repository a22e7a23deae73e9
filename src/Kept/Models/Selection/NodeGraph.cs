namespace Kept.Models.Selection;

/// <summary>Who reads whom, over all nodes of a project.</summary>
sealed class NodeGraph
{
    readonly Dictionary<string, ProjectNode> nodes;
    readonly ILookup<string, ProjectNode> readers;

    public NodeGraph(IReadOnlyList<ProjectNode> all)
    {
        Nodes = all;
        nodes = all.ToDictionary(node => node.UniqueId);
        readers = all.SelectMany(node => node.Parents.Select(parent => (parent, node))).ToLookup(pair => pair.parent, pair => pair.node);
    }

    public IReadOnlyList<ProjectNode> Nodes { get; }

    /// <summary>What some nodes read, and what that reads, so many steps up; the nodes themselves too.</summary>
    public HashSet<ProjectNode> Up(IEnumerable<ProjectNode> from, int steps) => Walk(from, steps, Parents);

    /// <summary>What reads or tests some nodes, and what reads that, so many steps down; the nodes themselves too.</summary>
    public HashSet<ProjectNode> Down(IEnumerable<ProjectNode> from, int steps) => Walk(from, steps, node => readers[node.UniqueId]);

    public IEnumerable<ProjectNode> Parents(ProjectNode node) => node.Parents.Where(nodes.ContainsKey).Select(id => nodes[id]);

    static HashSet<ProjectNode> Walk(IEnumerable<ProjectNode> from, int steps, Func<ProjectNode, IEnumerable<ProjectNode>> next)
    {
        HashSet<ProjectNode> found = [.. from];
        for (var edge = found.ToList(); edge.Count > 0 && steps > 0; steps--)
        {
            edge = [.. edge.SelectMany(next).Where(found.Add)];
        }

        return found;
    }
}
