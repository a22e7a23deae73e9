namespace Kept.Models.Build;

/// <summary>One step of a build: a model that is built, or a test that is run.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Total">How many steps the build has.</param>
/// <param name="Kind">A model or a test.</param>
/// <param name="Name">The name of the model or the test.</param>
/// <param name="Schema">The schema of a model; null for a test.</param>
/// <param name="Materialization">How a model is built; null for a test.</param>
public sealed record BuildStep(int Index, int Total, BuildStepKind Kind, string Name, string? Schema, Materialization? Materialization)
{
    /// <summary>dbt's name for the node.</summary>
    public string UniqueId { get; init; } = "";
}

/// <summary>What a step is.</summary>
public enum BuildStepKind
{
    /// <summary>A model is built.</summary>
    Model,

    /// <summary>A test is run.</summary>
    Test,

    /// <summary>A model's logic is tested on made-up rows, before the model is built.</summary>
    UnitTest,
}
