using Spectre.Console;
using Column = Spectre.Console.TableColumn;

namespace Kept.Cli.Kernel;

/// <summary>Draws a table on a terminal, with bars where the table asks for them.</summary>
static class TablePrinter
{
    const int BarWidth = 20;
    const string Blocks = " ▏▎▍▌▋▊▉";

    static readonly Style Faint = new(Color.Grey);
    static readonly Style Heading = new(decoration: Decoration.Bold);
    static readonly Style BarStyle = new(Color.Teal);

    public static void Print(TableView view, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = Faint };
        table.AddColumns([.. view.Columns.Select(Head)]);
        var bars = view.BarValues();
        if (bars is not null)
        {
            table.AddColumn(new Column("").NoWrap());
        }

        for (var i = 0; i < view.Rows.Count; i++)
        {
            var cells = view.Rows[i].Select(cell => new Text(cell));
            table.AddRow(bars is null ? cells : cells.Append(Bar(bars[i] / bars.Max())));
        }

        console.Write(table);
    }

    static Column Head(TableColumn column) => new(new Text(column.Name, Heading))
    {
        Alignment = column.IsRight ? Justify.Right : Justify.Left,
        NoWrap = column.IsRight,
    };

    static Text Bar(double share)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * BarWidth * 8);
        var rest = eighths % 8 == 0 ? "" : Blocks[eighths % 8].ToString();
        return new Text(new string('█', eighths / 8) + rest, BarStyle);
    }
}
