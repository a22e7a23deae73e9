namespace Kept.Models;

/// <summary>dbt's words for the kinds of nodes.</summary>
public static class ResourceType
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["model", "seed", "snapshot", "source", "test", "unit_test", "analysis"];

    /// <summary>What a build makes or runs.</summary>
    public static IReadOnlyList<string> Built { get; } = ["model", "seed", "snapshot", "test", "unit_test"];

    /// <summary>What looks at others and makes nothing.</summary>
    public static IReadOnlyList<string> Tests { get; } = ["test", "unit_test"];
}
