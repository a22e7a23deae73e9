namespace Kept.Cli.Kernel;

/// <summary>What the program's end tells the caller.</summary>
static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The work failed: a test, a query, a load.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a configuration file says something that cannot be meant.</summary>
    public const int WrongUsage = 2;

    /// <summary>Another run holds the workspace; the same command may pass later.</summary>
    public const int Busy = 3;

    /// <summary>A plan that was asked for a detailed exit code changes something that readers see.</summary>
    public const int Changes = 4;

    /// <summary>Ctrl-C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
