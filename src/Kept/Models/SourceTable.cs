namespace Kept.Models;

/// <summary>A table that the project reads and does not build.</summary>
public sealed record SourceTable
{
    /// <summary>The source it belongs to, the first argument of <c>source()</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The table, the second argument of <c>source()</c>.</summary>
    public required string Name { get; init; }

    /// <summary>dbt's name for it among all nodes: <c>source.kept.staging.patients</c>.</summary>
    public string UniqueId { get; init; } = "";

    /// <summary>The schema it is in.</summary>
    public required string Schema { get; init; }

    /// <summary>The name it has in its schema.</summary>
    public required string Identifier { get; init; }

    /// <summary>What it holds.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its columns, in their order.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Its tags, those of its source included.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whatever else the project says about it.</summary>
    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>();

    /// <summary>How old its newest row may be; null when nothing is asked of it.</summary>
    public SourceFreshness? Freshness { get; init; }

    /// <summary>The file that declares it.</summary>
    public string File { get; init; } = "";

    /// <summary>The line of that file.</summary>
    public int Line { get; init; }
}
