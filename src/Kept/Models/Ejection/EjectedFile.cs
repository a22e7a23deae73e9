namespace Kept.Models.Ejection;

/// <summary>What ejecting does to one file.</summary>
/// <param name="Path">The file, relative to the project's directory, with slashes.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="Text">What it says afterwards; null when it is removed.</param>
public sealed record EjectedFile(string Path, EjectAction Action, string? Text);

/// <summary>What is done to a file.</summary>
public enum EjectAction
{
    /// <summary>It is new there, and says what ours says.</summary>
    Copy,

    /// <summary>It says what ours and the workspace's said together.</summary>
    Join,

    /// <summary>It was there and says what ours says now.</summary>
    Overwrite,

    /// <summary>All that it said stands in other files.</summary>
    Remove,
}
