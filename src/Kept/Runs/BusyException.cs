namespace Kept.Runs;

/// <summary>Another run holds the workspace; the same command will pass when that has ended.</summary>
public sealed class BusyException(string message) : KeptException(message);
