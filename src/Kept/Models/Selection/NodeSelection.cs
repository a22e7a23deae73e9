namespace Kept.Models.Selection;

/// <summary>What a selection came to.</summary>
/// <param name="Nodes">The nodes, in the project's order.</param>
/// <param name="Notes">The terms that no node matches.</param>
public sealed record NodeSelection(IReadOnlyList<ProjectNode> Nodes, IReadOnlyList<string> Notes)
{
    /// <summary>The unique ids of the nodes of some kinds.</summary>
    /// <param name="resourceTypes">dbt's words for the kinds: model, test.</param>
    public IReadOnlySet<string> Ids(params IReadOnlyCollection<string> resourceTypes) =>
        Nodes.Where(node => resourceTypes.Contains(node.ResourceType)).Select(node => node.UniqueId).ToHashSet();
}
