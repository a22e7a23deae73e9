namespace Kept.Publishing;

/// <summary>Gold cannot be published; what readers see is as it was.</summary>
/// <param name="message">What was found, and what to do next.</param>
public sealed class PublishException(string message) : KeptException(message);
