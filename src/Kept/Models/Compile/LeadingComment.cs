namespace Kept.Models.Compile;

/// <summary>The comment at the head of a SQL text, which says what the text is for.</summary>
static class LeadingComment
{
    public static string Of(string text)
    {
        var trimmed = text.TrimStart();
        if (trimmed.StartsWith("{#", StringComparison.Ordinal) && trimmed.IndexOf("#}", StringComparison.Ordinal) is > 0 and var end)
        {
            return OneLine(trimmed[2..end].Trim('-').Split('\n'));
        }

        var lines = trimmed.Split('\n').TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal));
        return OneLine(lines.Select(line => line.TrimStart('-')));
    }

    static string OneLine(IEnumerable<string> lines) => string.Join(' ', lines.Select(line => line.Trim())).Trim();
}
