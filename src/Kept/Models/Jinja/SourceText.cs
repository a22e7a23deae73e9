namespace Kept.Models.Jinja;

/// <summary>A text with the name a person knows it by. Line ends are one character, as in Python.</summary>
sealed class SourceText(string name, string text, int firstLine = 1)
{
    public string Name { get; } = name;

    public string Text { get; } = text.Replace("\r\n", "\n", StringComparison.Ordinal);

    public (int Line, int Column) Locate(int offset)
    {
        var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        var line = firstLine + before.Count('\n');
        return (line, before.Length - before.LastIndexOf('\n'));
    }

    public ModelException Fail(int offset, string problem, IReadOnlyList<string>? calls = null, Exception? inner = null)
    {
        var (line, column) = Locate(offset);
        return new ModelException(Name, line, column, problem, calls, inner);
    }
}

/// <summary>A place in a text; the line is counted only when somebody asks.</summary>
readonly record struct Place(SourceText Source, int Offset)
{
    public override string ToString()
    {
        var (line, column) = Source.Locate(Offset);
        return $"{Source.Name}:{line}:{column}";
    }

    public ModelException Fail(string problem) => Source.Fail(Offset, problem);
}
