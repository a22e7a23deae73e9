using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>A unit test as a properties file states it.</summary>
sealed record UnitTestProperties(string Name, string Model, string Description, YamlMap? Config, string File, int Line)
{
    public required IReadOnlyList<UnitTestInput> Given { get; init; }

    public required UnitTestRows Expect { get; init; }

    /// <summary>What macros return, by name, with their package before it or not: <c>is_incremental</c>, <c>dbt.type_int</c>.</summary>
    public IReadOnlyDictionary<string, object?> Macros { get; init; } = new Dictionary<string, object?>();

    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>();

    public IReadOnlyDictionary<string, object?> EnvVars { get; init; } = new Dictionary<string, object?>();
}

/// <summary>Made-up rows for something that the model reads.</summary>
/// <param name="Input">What it is: <c>ref('x')</c>, <c>source('s', 't')</c>, <c>this</c>.</param>
/// <param name="Rows">The rows; null for those of a seed's own file.</param>
/// <param name="Line">For errors.</param>
sealed record UnitTestInput(string Input, UnitTestRows? Rows, int Line);

/// <summary>Made-up rows: as values by column, or as a query; one of the two is set.</summary>
sealed record UnitTestRows(IReadOnlyList<IReadOnlyDictionary<string, object?>>? Values, string? Sql);
