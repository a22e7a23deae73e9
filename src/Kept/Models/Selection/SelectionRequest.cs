namespace Kept.Models.Selection;

/// <summary>Which nodes of a project are meant, in dbt's syntax.</summary>
public sealed record SelectionRequest
{
    /// <summary>What takes part: each text holds terms with blanks between, of which any may hold; commas within a term mean that all must. Empty (the default) for all.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>What does not, though it is selected. Empty (the default) for nothing.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Which tests come along with what they test. The default is <see cref="IndirectSelection.Eager"/>.</summary>
    public IndirectSelection Indirect { get; init; }

    /// <summary>What the project was before; null (the default) when nothing is known of it, and <c>state:</c> cannot be asked for.</summary>
    public IProjectState? State { get; init; }
}

/// <summary>Which tests come along with the selected nodes that they test.</summary>
public enum IndirectSelection
{
    /// <summary>Those that test any of them.</summary>
    Eager,

    /// <summary>Those that look at nothing else.</summary>
    Cautious,

    /// <summary>Those that look at nothing but them and what they read.</summary>
    Buildable,

    /// <summary>None.</summary>
    Empty,
}
