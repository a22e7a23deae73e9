namespace Kept;

/// <summary>
/// The root of everything Kept throws on purpose. The message says what was found, what was expected, where,
/// and what to do next; it never holds a value of a patient's row.
/// </summary>
public class KeptException(string message, Exception? inner = null) : Exception(message, inner);
