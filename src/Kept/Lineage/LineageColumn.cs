namespace Kept.Lineage;

/// <summary>A column of a node of the lineage.</summary>
/// <param name="Name">The name, as the engine has it.</param>
/// <param name="Type">The engine's type; null where it is not known: a feed's file holds text.</param>
/// <param name="Description">What it means, as far as the project says so.</param>
public sealed record LineageColumn(string Name, string? Type, string Description)
{
    /// <summary>What is not traced of it, and why; empty when all is.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>What the query says for it, without its alias; null where it stands for itself.</summary>
    public string? Expression { get; init; }

    /// <summary>The line of the node's file that gives the column its name, from 1; 0 when none can be told.</summary>
    public int Line { get; init; }
}
