namespace Kept.Questions;

/// <summary>A text of several statements. The rules check each statement again by itself, so a wrong cut can only fail, never pass.</summary>
public static class SqlScript
{
    /// <summary>The statements between semicolons that stand outside quotes and comments; empty ones are left out.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var statements = new List<string>();
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] != ';')
            {
                at = SqlToken.End(text, at);
                continue;
            }

            Add(text[start..at]);
            start = ++at;
        }

        Add(text[start..]);
        return statements;

        void Add(string statement)
        {
            if (!SqlToken.IsBlank(statement))
            {
                statements.Add(statement.Trim());
            }
        }
    }

    /// <summary>The text from its first word on: white space and comments before it are left out.</summary>
    public static string SkipBlank(string text) => text[SqlToken.SkipBlank(text)..];
}
