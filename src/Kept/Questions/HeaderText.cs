using Kept.Workspaces;

namespace Kept.Questions;

/// <summary>Cuts the header out of a question's file.</summary>
static class HeaderText
{
    const string Opening = "{#";
    const string Closing = "#}";

    /// <summary>The text of the leading comment, with an empty line for each line before it, so that lines keep their numbers.</summary>
    public static string Of(string text, string file)
    {
        var start = text.Length - text.TrimStart().Length;
        if (!text.AsSpan(start).StartsWith(Opening))
        {
            throw new ConfigurationException(file, 1, "found no header; a question begins with {# … #} around YAML: title, description, parameters, chart, headline");
        }

        var end = text.IndexOf(Closing, start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new ConfigurationException(file, LinesBefore(text, start) + 1, "the header {# is not closed by #}");
        }

        return new string('\n', LinesBefore(text, start)) + text[(start + Opening.Length)..end].Trim('-', ' ');
    }

    static int LinesBefore(string text, int position) => text.AsSpan(0, position).Count('\n');
}
