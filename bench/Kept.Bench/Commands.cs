namespace Kept.Bench;

/// <summary>The programs that are measured.</summary>
static class Commands
{
    /// <summary>The product, as it was built.</summary>
    public static string Kept { get; } = Path.Combine(Results.Root, "artifacts/bin/Kept.Cli/release/kept");

    /// <summary>This program, for what is measured in a process of its own.</summary>
    public static string Self => Environment.ProcessPath!;
}
