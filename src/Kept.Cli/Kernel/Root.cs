using System.CommandLine;
using System.CommandLine.Help;

namespace Kept.Cli.Kernel;

/// <summary>The command without a verb, and the options that every verb has. Nothing here opens a file or an engine.</summary>
static class Root
{
    public static Option<DirectoryInfo> Workspace { get; } = new("--workspace", "-w")
    {
        Description = "The workspace; default: the nearest kept.yml, here or above",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<OutputFormat> Format { get; } = new("--format")
    {
        Description = "table, csv, json, ndjson, parquet or markdown; not every verb has every one",
        HelpName = "FORMAT",
        Recursive = true,
        CustomParser = OutputFormats.Parse,
    };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "No progress and no notes",
        Recursive = true,
    };

    /// <summary>The options that every verb has.</summary>
    public static IReadOnlyList<Option> Shared { get; } = [Workspace, Format, Quiet];

    public static RootCommand Create()
    {
        var root = new RootCommand("Which appointments are kept, how late do they start, and which will be missed.")
        {
            Workspace, Format, Quiet,
        };
        root.SetAction(parse => new HelpAction().Invoke(parse));
        return root;
    }
}
