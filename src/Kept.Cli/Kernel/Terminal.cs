using System.Text.Json;
using Spectre.Console;

namespace Kept.Cli.Kernel;

/// <summary>Where a verb answers: results on standard output, progress and notes on standard error.</summary>
sealed class Terminal(bool quiet)
{
    static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Whether standard output is a terminal that takes colours and lines.</summary>
    public static bool IsInteractive => IsColoured(Console.IsOutputRedirected);

    /// <summary>What the person types to start the program: the start script says how it was called.</summary>
    public static string Command { get; } = Environment.GetEnvironmentVariable("KEPT_COMMAND") ?? "kept";

    public bool IsQuiet { get; } = quiet;

    public static bool IsColoured(bool isRedirected) =>
        !isRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>A line of the result.</summary>
    public static void Line(string text = "") => Console.Out.WriteLine(text);

    /// <summary>A line above a part of the result.</summary>
    public static void Heading(string text) => Line(IsInteractive ? $"\e[1m{text}\e[0m" : text);

    /// <summary>A line beside the result, unless the person asked for quiet.</summary>
    public void Note(string text)
    {
        if (!IsQuiet)
        {
            Console.Error.WriteLine(text);
        }
    }

    /// <summary>Lines beside the result, unless the person asked for quiet.</summary>
    public void Notes(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            Note(text);
        }
    }

    public static void Table(TableView view)
    {
        if (IsInteractive)
        {
            TablePrinter.Print(view, AnsiConsole.Console);
        }
        else
        {
            PlainTable.Print(view, Console.Out);
        }
    }

    /// <summary>Names and values below each other.</summary>
    public static void Facts(params IReadOnlyCollection<(string Name, string Value)> facts)
    {
        var width = facts.Count == 0 ? 0 : facts.Max(fact => fact.Name.Length);
        foreach (var (name, value) in facts)
        {
            var label = name.PadRight(width);
            Line(IsInteractive ? $"\e[90m{label}\e[0m  {value}" : $"{label}  {value}");
        }
    }

    /// <summary>One JSON document as the result.</summary>
    public static void Json(Action<Utf8JsonWriter> write)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            write(writer);
        }

        output.Write("\n"u8);
    }

    /// <summary>Work in stages, each with its progress: bars on a terminal, a line an ended stage elsewhere, nothing when quiet.</summary>
    public Task<T> StagesAsync<T>(TimeProvider time, Func<IStages, Task<T>> work) =>
        IsQuiet ? work(new SilentStages())
        : IsColoured(Console.IsErrorRedirected) ? BarStages.RunAsync(work)
        : work(new LineStages(time));
}
