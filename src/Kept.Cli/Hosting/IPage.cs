using Kept.Cli.Kernel;

namespace Kept.Cli.Hosting;

/// <summary>A page of headings, tables and lines, however it is written.</summary>
interface IPage
{
    /// <summary>The first line, which says it all.</summary>
    void Title(string text);

    /// <summary>The heading of a part.</summary>
    void Heading(string text);

    /// <summary>A table; nothing when it has no rows.</summary>
    void Table(TableView view);

    /// <summary>A line.</summary>
    void Line(string text);

    /// <summary>The end of a part.</summary>
    void End();
}
