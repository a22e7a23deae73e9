namespace Kept.Plans;

/// <summary>A plan cannot be made or applied.</summary>
/// <param name="message">What was found, and what to do next.</param>
public sealed class PlanException(string message) : KeptException(message);
