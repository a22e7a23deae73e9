using Kept.Cli.Kernel;

namespace Kept.Cli.Hosting;

/// <summary>A page in Markdown.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="mark">What its title begins with: it may stand inside another page.</param>
sealed class MarkdownPage(TextWriter output, string mark = "##") : IPage
{
    public void Title(string text) => output.WriteLine($"{mark} {Escape(text)}\n");

    public void Heading(string text) => output.WriteLine($"{mark}# {Escape(text)}\n");

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

        output.WriteLine();
    }

    public void Line(string text) => output.WriteLine($"{Escape(text)}\n");

    public void End()
    {
    }

    void Row(IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>Names of tables and columns keep their underlines, and a space in front keeps its place.</summary>
    static string Escape(string text)
    {
        var indent = text.Length - text.TrimStart().Length;
        var escaped = text[indent..].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
        return string.Concat(Enumerable.Repeat("&nbsp;", indent)) + escaped;
    }
}
