using Kept.Workspaces;

namespace Kept.Models.Project;

/// <summary>What a properties file says about a model.</summary>
sealed record ModelProperties(
    string Name, string Description, YamlMap? Config, IReadOnlyList<Column> Columns,
    IReadOnlyList<TestProperties> Tests, string File, int Line);

/// <summary>What a properties file says about a singular test or an analysis.</summary>
sealed record NodeProperties(string Name, string Description, YamlMap? Config, string File, int Line);
