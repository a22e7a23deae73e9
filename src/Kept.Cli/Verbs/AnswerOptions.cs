using System.CommandLine;

namespace Kept.Cli.Verbs;

/// <summary>The options of verbs that answer with rows.</summary>
static class AnswerOptions
{
    public static Option<FileInfo?> Output { get; } = new("--output", "-o")
    {
        Description = "Write the rows to a file; its ending says the format when --format does not",
        HelpName = "FILE",
    };

    public static Option<int> Limit { get; } = new("--limit")
    {
        Description = "How many rows a table shows; 0 for all",
        HelpName = "N",
        DefaultValueFactory = _ => 100,
    };
}
