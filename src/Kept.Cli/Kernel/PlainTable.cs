namespace Kept.Cli.Kernel;

/// <summary>Writes a table as aligned text without lines or colours, for pipes and files that people read.</summary>
static class PlainTable
{
    public static void Print(TableView view, TextWriter output)
    {
        var rows = view.Rows.Select(row => row.Select(cell => cell.Split('\n')).ToArray()).ToList();
        var widths = view.Columns.Select((column, i) => rows.SelectMany(row => row[i]).Select(line => line.Length).Append(column.Name.Length).Max()).ToArray();
        Line([.. view.Columns.Select(column => column.Name)]);
        Line([.. widths.Select(width => new string('-', width))]);
        var bars = Bars.Of(view.BarValues());
        foreach (var (index, row) in rows.Index())
        {
            for (var line = 0; line < row.Max(cell => cell.Length); line++)
            {
                Line([.. row.Select(cell => cell.ElementAtOrDefault(line) ?? "")], line == 0 ? bars?[index] : null);
            }
        }

        void Line(string[] cells, string? bar = null) => output.WriteLine($"{string.Join("  ", cells.Select(Pad))}  {bar}".TrimEnd());

        string Pad(string cell, int i) => view.Columns[i].IsRight ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]);
    }
}
