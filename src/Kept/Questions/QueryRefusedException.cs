namespace Kept.Questions;

/// <summary>A statement is not a question: it would write, or read something other than the warehouse's tables.</summary>
/// <param name="message">What was found, what is allowed, and what to do instead.</param>
public sealed class QueryRefusedException(string message) : KeptException(message);
