namespace Kept.Models.Selection;

/// <summary>What a project was before: what <c>state:</c> compares with.</summary>
public interface IProjectState
{
    /// <summary>Whether the node was there.</summary>
    bool Has(string uniqueId);

    /// <summary>In what it is another now: <c>body</c>, <c>configs</c>, <c>relation</c>, <c>macros</c>, <c>contract</c>, or what has no name of its own; empty for nothing. Of a node that was not there, nothing is said.</summary>
    IReadOnlyCollection<string> ChangesOf(string uniqueId);
}
