using Kept.Cli.Kernel;

namespace Kept.Cli.Hosting;

/// <summary>A page in Markdown, for a pull request.</summary>
sealed class MarkdownPage : IPage
{
    public void Title(string text) => Terminal.Line($"## {Escape(text)}\n");

    public void Heading(string text) => Terminal.Line($"### {Escape(text)}\n");

    public void Table(TableView view)
    {
        if (view.Rows.Count == 0)
        {
            return;
        }

        Row(view.Columns.Select(column => column.Name));
        Row(view.Columns.Select(column => column.IsRight ? "---:" : "---"));
        foreach (var row in view.Rows)
        {
            Row(row.Select(Escape));
        }

        Terminal.Line();
    }

    public void Line(string text) => Terminal.Line($"{Escape(text)}\n");

    public void End()
    {
    }

    static void Row(IEnumerable<string> cells) => Terminal.Line($"| {string.Join(" | ", cells)} |");

    /// <summary>Names of tables and columns keep their underlines, and a space in front keeps its place.</summary>
    static string Escape(string text)
    {
        var indent = text.Length - text.TrimStart().Length;
        var escaped = text[indent..].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
        return string.Concat(Enumerable.Repeat("&nbsp;", indent)) + escaped;
    }
}
