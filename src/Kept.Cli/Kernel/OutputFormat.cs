using System.CommandLine.Parsing;

namespace Kept.Cli.Kernel;

/// <summary>How a verb's result is written.</summary>
enum OutputFormat
{
    Table,
    Csv,
    Json,
    Ndjson,
    Parquet,
    Markdown,
}

/// <summary>The formats by the names that people write.</summary>
static class OutputFormats
{
    static readonly string[] Names = ["table", "csv", "json", "ndjson", "parquet", "markdown"];

    public static string Name(this OutputFormat format) => Names[(int)format];

    public static OutputFormat Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var at = Array.IndexOf(Names, text);
        if (at < 0)
        {
            argument.AddError($"--format: {Suggestion.Unknown("format", text, Names)}");
        }

        return (OutputFormat)Math.Max(at, 0);
    }
}
