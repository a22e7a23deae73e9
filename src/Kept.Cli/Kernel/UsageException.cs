namespace Kept.Cli.Kernel;

/// <summary>The command line asks for something that cannot be done as asked.</summary>
sealed class UsageException(string message) : KeptException(message);
