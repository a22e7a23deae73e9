namespace Kept.Models.Compile;

/// <summary>The order in which nodes are built: each after those it reads, and otherwise as the files stand.</summary>
sealed class Graph
{
    readonly IReadOnlyDictionary<string, Node> models;
    readonly HashSet<Node> done = [];
    readonly List<Node> order = [];

    Graph(IReadOnlyDictionary<string, Node> models) => this.models = models;

    /// <exception cref="ModelException">Models read each other in a circle, or read one that is switched off.</exception>
    public static IReadOnlyList<Node> Order(IReadOnlyDictionary<string, Node> models, IEnumerable<Node> enabled)
    {
        var graph = new Graph(models);
        foreach (var node in enabled)
        {
            graph.Visit(node);
        }

        return graph.order;
    }

    /// <summary>An own stack, so that a long chain of models needs no deep recursion.</summary>
    void Visit(Node start)
    {
        var path = new Stack<Entered>();
        var open = new HashSet<Node>();
        Enter(start, path, open);
        while (path.TryPeek(out var top))
        {
            if (!top.Open.TryDequeue(out var next))
            {
                open.Remove(path.Pop().Node);
                order.Add(top.Node);
            }
            else if (open.Contains(next))
            {
                throw Cycle(path.Select(entry => entry.Node).Reverse().SkipWhile(node => node != next).Append(next));
            }
            else
            {
                Enter(next, path, open);
            }
        }
    }

    void Enter(Node node, Stack<Entered> path, HashSet<Node> open)
    {
        if (done.Add(node))
        {
            open.Add(node);
            path.Push(new Entered(node, new Queue<Node>(node.References.Order(StringComparer.Ordinal).Select(name => Upstream(node, name)))));
        }
    }

    Node Upstream(Node node, string name) => models[name] is { Config.IsEnabled: true } model
        ? model
        : throw node.Fail($"'{node.Name}' refers to '{name}', which is switched off (enabled: false)");

    static ModelException Cycle(IEnumerable<Node> circle)
    {
        var nodes = circle.ToList();
        return nodes[0].Fail($"these models read each other in a circle: {string.Join(" → ", nodes.Select(node => node.Name))}; take one reference out");
    }

    /// <summary>A model, and which of those that it reads were not looked at yet.</summary>
    sealed record Entered(Node Node, Queue<Node> Open);
}
