using Kept.Cli.Kernel;

namespace Kept.Cli.Hosting;

/// <summary>A page on the terminal.</summary>
sealed class TerminalPage : IPage
{
    public void Title(string text)
    {
        Terminal.Heading(text);
        Terminal.Line();
    }

    public void Heading(string text) => Terminal.Heading(text);

    public void Table(TableView view)
    {
        if (view.Rows.Count > 0)
        {
            Terminal.Table(view);
        }
    }

    public void Line(string text) => Terminal.Line(text);

    public void End() => Terminal.Line();
}
