using Spectre.Console;
using Column = Spectre.Console.TableColumn;

namespace Kept.Cli.Kernel;

/// <summary>Draws a table on a terminal, with bars where the table asks for them.</summary>
static class TablePrinter
{
    static readonly Style Faint = new(Color.Grey);
    static readonly Style Heading = new(decoration: Decoration.Bold);
    static readonly Style BarStyle = new(Color.Teal);

    public static void Print(TableView view, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = Faint };
        table.AddColumns([.. view.Columns.Select(Head)]);
        var bars = Bars.Of(view.BarValues());
        if (bars is not null)
        {
            table.AddColumn(new Column("").NoWrap());
        }

        for (var i = 0; i < view.Rows.Count; i++)
        {
            var cells = view.Rows[i].Select(cell => new Text(cell));
            table.AddRow(bars is null ? cells : cells.Append(new Text(bars[i], BarStyle)));
        }

        console.Write(table);
    }

    static Column Head(TableColumn column) => new(new Text(column.Name, Heading))
    {
        Alignment = column.IsRight ? Justify.Right : Justify.Left,
        NoWrap = column.IsRight,
    };
}
