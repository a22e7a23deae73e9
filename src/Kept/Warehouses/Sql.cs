namespace Kept.Warehouses;

/// <summary>Standard SQL spelling, alike on every engine.</summary>
public static class Sql
{
    /// <summary>An identifier, quoted.</summary>
    public static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text literal; null as <c>null</c>.</summary>
    public static string Text(string? text) => text is null ? "null" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A list of text literals.</summary>
    public static string TextList(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    /// <summary>A timestamp literal.</summary>
    public static string Timestamp(DateTime time) => $"timestamp '{time:yyyy-MM-dd HH:mm:ss.ffffff}'";

    /// <summary>Joins what is not empty, one a line, so that a statement in an error message can be read.</summary>
    public static string Lines(string separator, IEnumerable<string> parts) =>
        string.Join(separator + "\n  ", parts.Where(part => part.Length > 0));
}
