namespace Kept.Models.Selection;

/// <summary>A selection cannot be read, or asks for what is not supported.</summary>
public sealed class SelectionException(string message) : KeptException(message);
