namespace Kept.Lineage;

/// <summary>Something that has columns: the files of a feed, a source, a model, a question.</summary>
public sealed record LineageNode
{
    /// <summary>The name, by which edges know it: <c>gold.unified_appointments</c>, <c>feed.visits</c>, <c>question.clinic-delays</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required LineageKind Kind { get; init; }

    /// <summary>What a person calls it: the files of a feed by their path, everything else by its name.</summary>
    public required string Label { get; init; }

    /// <summary>Other names by which a person may ask for it: the model's without its schema.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The columns, in their order.</summary>
    public IReadOnlyList<LineageColumn> Columns { get; init; } = [];

    /// <summary>What it holds.</summary>
    public string Description { get; init; } = "";

    /// <summary>The file that defines it, as the person would name it.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of that file, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; init; }

    /// <summary>What about its rows, or about all of it, is not traced, and why; empty when all is.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The column of a name, whatever its case; null when there is none.</summary>
    public LineageColumn? Find(string column) => Columns.FirstOrDefault(found => string.Equals(found.Name, column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a node of the lineage is.</summary>
public enum LineageKind
{
    /// <summary>The files of a feed.</summary>
    Feed,

    /// <summary>A table that landing fills, or another that the project reads and does not build.</summary>
    Source,

    /// <summary>A table or a view that the project builds.</summary>
    Model,

    /// <summary>A question: nothing reads it but people.</summary>
    Question,
}
