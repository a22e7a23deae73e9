namespace Kept.Predict.Serving;

/// <summary>A row that cannot be scored: says where, what was found and what was expected, and no value of the row.</summary>
public sealed class BadRowException(string message) : KeptException(message);
