using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>What a properties file says about a model, a seed or a snapshot.</summary>
sealed record ModelProperties(
    string Name, string Description, YamlMap? Config, IReadOnlyList<Column> Columns,
    IReadOnlyList<TestProperties> Tests, string File, int Line)
{
    /// <summary>What it is described as: model, seed, snapshot.</summary>
    public required string What { get; init; }

    /// <summary>Constraints of the table as a whole.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>What a snapshot without a file reads: <c>ref('x')</c>.</summary>
    public string? Relation { get; init; }
}

/// <summary>What a properties file says about a singular test or an analysis.</summary>
sealed record NodeProperties(string Name, string Description, YamlMap? Config, string File, int Line);
