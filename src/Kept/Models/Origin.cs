namespace Kept.Models;

/// <summary>Who wrote a part of the project.</summary>
public enum Origin
{
    /// <summary>It is shipped with the program.</summary>
    BuiltIn,

    /// <summary>The workspace adds it, or overrides ours by its name.</summary>
    Workspace,
}
