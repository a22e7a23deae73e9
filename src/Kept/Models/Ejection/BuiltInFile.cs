namespace Kept.Models.Ejection;

/// <summary>One file of the project that is shipped with the program, and what the workspace has made of it.</summary>
/// <param name="Kind">model, macro, test, analysis, seed, snapshot or properties.</param>
/// <param name="Name">The name by which it is overridden.</param>
/// <param name="Path">The file, relative to the project's directory, with slashes; empty when the program no longer has it.</param>
/// <param name="State">What the workspace has made of it.</param>
/// <param name="OverriddenBy">The workspace's file, as the person would name it; null when there is none.</param>
public sealed record BuiltInFile(string Kind, string Name, string Path, BuiltInState State, string? OverriddenBy);

/// <summary>What a workspace has made of a file of ours.</summary>
public enum BuiltInState
{
    /// <summary>It is used as it is.</summary>
    Used,

    /// <summary>The workspace has a file of its name that says the same.</summary>
    Copied,

    /// <summary>The workspace has another file of its name.</summary>
    Overridden,

    /// <summary>The workspace has overridden it, and since then ours has changed.</summary>
    Changed,
}
