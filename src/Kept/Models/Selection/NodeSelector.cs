namespace Kept.Models.Selection;

/// <summary>Finds the nodes that a selection means, as dbt does.</summary>
sealed class NodeSelector(NodeGraph graph, IProjectState? state)
{
    readonly List<string> notes = [];

    /// <summary>What is meant for certain, and the tests that come along if all they look at does.</summary>
    readonly record struct Found(HashSet<ProjectNode> Direct, HashSet<ProjectNode> Possible);

    /// <exception cref="SelectionException">A term cannot be read, or asks for what is not supported.</exception>
    public NodeSelection Select(SelectionRequest request)
    {
        var included = request.Select.Count == 0 ? new Found([.. graph.Nodes], []) : Union(request.Select, request.Indirect);
        var excluded = request.Exclude.Count == 0 ? new Found([], []) : Union(request.Exclude, IndirectSelection.Eager);
        var chosen = Settle(new Found(Less(included.Direct, excluded.Direct), Less(included.Possible, excluded.Direct)), request.Indirect).Direct;
        return new NodeSelection([.. graph.Nodes.Where(chosen.Contains)], notes);
    }

    static HashSet<ProjectNode> Less(HashSet<ProjectNode> all, HashSet<ProjectNode> without) => [.. all.Where(node => !without.Contains(node))];

    Found Union(IReadOnlyList<string> texts, IndirectSelection indirect)
    {
        var found = texts.SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(term => Intersection(term, indirect)).ToList();
        return Settle(new Found([.. found.SelectMany(one => one.Direct)], [.. found.SelectMany(one => one.Possible)]), indirect);
    }

    Found Intersection(string term, IndirectSelection indirect)
    {
        var found = term.Split(',').Select(part => Of(Criterion.Parse(part), indirect)).ToList();
        var all = found.Select(one => (IEnumerable<ProjectNode>)one.Direct).Aggregate(Enumerable.Intersect);
        var possible = found.Select(one => one.Direct.Concat(one.Possible)).Aggregate(Enumerable.Intersect);
        var settled = Settle(new Found([.. all], [.. possible]), indirect);
        if (settled.Direct.Count == 0)
        {
            notes.Add($"the selection '{term}' matches nothing{Meant(term)}");
        }

        return settled;
    }

    string Meant(string term) => Suggestion.Nearest(term.Trim('+', '@'), graph.Nodes.Where(node => node.Source is null).Select(node => node.Name)) is { } near
        ? $"; did you mean '{near}'?" : "; 'kept ls' lists what there is";

    Found Of(Criterion criterion, IndirectSelection indirect)
    {
        var meant = graph.Nodes.Where(SelectionMethods.Matcher(criterion, state)).ToList();
        HashSet<ProjectNode> all = [.. meant];
        all.UnionWith(criterion.Up is { } up ? graph.Up(meant, up) : []);
        all.UnionWith(criterion.Down is { } down ? graph.Down(meant, down) : []);
        all.UnionWith(criterion.IsAt ? graph.Up(graph.Down(meant, int.MaxValue), int.MaxValue) : []);
        var tests = indirect is IndirectSelection.Empty ? [] : graph.Down(all, 1).Where(IsTest).Except(all).ToList();
        var certain = tests.Where(indirect is IndirectSelection.Eager ? _ => true : Covered(all, indirect, hasSources: true)).ToHashSet();
        all.UnionWith(certain);
        return new Found(all, [.. tests.Except(certain)]);
    }

    /// <summary>Takes in the tests that have come to be covered by what was put together.</summary>
    Found Settle(Found found, IndirectSelection indirect)
    {
        if (indirect is IndirectSelection.Cautious or IndirectSelection.Buildable)
        {
            found.Direct.UnionWith(found.Possible.Where(IsTest).Where(Covered(found.Direct, indirect, hasSources: false)).ToList());
        }

        return found;
    }

    /// <summary>
    /// Whether all that a test looks at is selected; by <see cref="IndirectSelection.Buildable"/> also what the selected read, and
    /// sources, which dbt counts for one term and not for several together.
    /// </summary>
    Func<ProjectNode, bool> Covered(HashSet<ProjectNode> selected, IndirectSelection indirect, bool hasSources)
    {
        var isBuildable = indirect is IndirectSelection.Buildable;
        var reached = isBuildable ? graph.Up(selected, int.MaxValue) : selected;
        return test => graph.Parents(test).All(parent => reached.Contains(parent) || (isBuildable && hasSources && parent.Source is not null));
    }

    static bool IsTest(ProjectNode node) => node.ResourceType is "test" or "unit_test";
}
