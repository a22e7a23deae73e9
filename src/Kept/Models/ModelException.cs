namespace Kept.Models;

/// <summary>A model, a macro, a test or the project's settings cannot be read, rendered or built.</summary>
public sealed class ModelException : KeptException
{
    internal ModelException(string file, int line, int column, string problem, IReadOnlyList<string>? calls = null, Exception? inner = null)
        : base(Compose(file, line, column, problem, calls ?? []), inner)
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem;
        Calls = calls ?? [];
    }

    /// <summary>The file, as the person would name it.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 when the whole line is meant.</summary>
    public int Column { get; }

    /// <summary>What was found, what was expected, and what to do next, without the place.</summary>
    public string Problem { get; }

    /// <summary>The macros that were being called, innermost first: <c>macro 'forget', called at models/x.sql:3:4</c>.</summary>
    public IReadOnlyList<string> Calls { get; }

    static string Compose(string file, int line, int column, string problem, IReadOnlyList<string> calls)
    {
        var place = (line, column) switch
        {
            (0, _) => file,
            (_, 0) => $"{file}:{line}",
            _ => $"{file}:{line}:{column}",
        };
        return string.Join("\n  in ", calls.Prepend($"{place}: {problem}"));
    }
}
