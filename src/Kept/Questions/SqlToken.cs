namespace Kept.Questions;

/// <summary>Where a quoted text, a comment or any other character of SQL ends.</summary>
static class SqlToken
{
    public static int End(string text, int at) => text[at] switch
    {
        '\'' when IsEscapeString(text, at) => EndOfQuote(text, at, '\\'),
        '\'' => EndOfQuote(text, at, null),
        '"' => EndOfQuote(text, at, null),
        '-' when Follows(text, at, "--") => EndOfLine(text, at),
        '/' when Follows(text, at, "/*") => EndOfComment(text, at),
        '$' when Tag(text, at) is { } tag => After(text, tag, at + tag.Length),
        _ => at + 1,
    };

    public static bool IsBlank(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsWhiteSpace(text[at]) && !Follows(text, at, "--") && !Follows(text, at, "/*"))
            {
                return false;
            }

            at = End(text, at);
        }

        return true;
    }

    /// <summary>Where the first word begins, behind white space and comments.</summary>
    public static int SkipBlank(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || Follows(text, at, "--") || Follows(text, at, "/*")))
        {
            at = End(text, at);
        }

        return at;
    }

    static bool Follows(string text, int at, string sign) => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;

    static bool IsEscapeString(string text, int at) =>
        at > 0 && text[at - 1] is 'e' or 'E' && (at < 2 || !IsWord(text[at - 2]));

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    static int EndOfQuote(string text, int at, char? escape)
    {
        var quote = text[at++];
        while (at < text.Length && text[at] != quote)
        {
            at += text[at] == escape ? 2 : 1;
        }

        return Math.Min(at + 1, text.Length);
    }

    static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is var end && end < 0 ? text.Length : end + 1;

    static int EndOfComment(string text, int at)
    {
        var depth = 0;
        do
        {
            var (opens, closes) = (Follows(text, at, "/*"), Follows(text, at, "*/"));
            depth += opens ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
        }
        while (depth > 0 && at < text.Length);

        return Math.Min(at, text.Length);
    }

    static string? Tag(string text, int at)
    {
        if (at > 0 && IsWord(text[at - 1]))
        {
            return null;
        }

        var end = at + 1;
        while (end < text.Length && IsWord(text[end]) && text[end] != '$')
        {
            end++;
        }

        return end < text.Length && text[end] == '$' && !char.IsDigit(text[at + 1]) ? text[at..(end + 1)] : null;
    }

    static int After(string text, string sign, int from) =>
        text.IndexOf(sign, from, StringComparison.Ordinal) is var end && end < 0 ? text.Length : end + sign.Length;
}
