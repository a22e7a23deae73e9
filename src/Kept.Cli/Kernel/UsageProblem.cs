using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kept.Cli.Kernel;

/// <summary>What is wrong with a command line, and where the right one is described.</summary>
static class UsageProblem
{
    public static string Explain(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var unknown = parse.UnmatchedTokens.Count > 0 && command.Subcommands.Count > 0 ? parse.UnmatchedTokens[0] : null;
        var problem = unknown is null
            ? string.Join('\n', parse.Errors.Select(error => error.Message).Distinct())
            : Suggestion.Unknown(unknown.StartsWith('-') ? "option" : "verb", unknown, [.. Words(command, unknown)]);
        return $"{problem}\nSee: {Path(parse)} --help";
    }

    static IEnumerable<string> Words(Command command, string unknown) => unknown.StartsWith('-')
        ? command.Options.Select(option => option.Name)
        : command.Subcommands.Select(verb => verb.Name);

    static string Path(ParseResult parse)
    {
        var names = new List<string>();
        for (var at = parse.CommandResult; at.Parent is CommandResult parent; at = parent)
        {
            names.Insert(0, at.Command.Name);
        }

        return string.Join(' ', names.Prepend("kept"));
    }
}
