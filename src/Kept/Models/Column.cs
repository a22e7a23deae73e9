namespace Kept.Models;

/// <summary>A column, as a properties file describes it.</summary>
public sealed record Column
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type, in SQL's own words; null when the file does not say.</summary>
    public string? DataType { get; init; }

    /// <summary>What it means.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the engine enforces of its values, where a contract is enforced.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>Whatever else the project says about it, under <c>meta</c> or <c>config: meta</c>.</summary>
    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>();
}
