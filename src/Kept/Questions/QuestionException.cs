namespace Kept.Questions;

/// <summary>A question was asked in a way that it cannot be answered: no such question, no such parameter, or a value of another type.</summary>
/// <param name="message">What was found, what was expected, and what to do next.</param>
public sealed class QuestionException(string message) : KeptException(message);
