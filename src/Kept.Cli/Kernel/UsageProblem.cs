using System.CommandLine;
using System.CommandLine.Parsing;

namespace Kept.Cli.Kernel;

/// <summary>What is wrong with a command line, and where the right one is described.</summary>
static class UsageProblem
{
    public static string Explain(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var unknown = parse.UnmatchedTokens.FirstOrDefault(token => IsOption(token) || command.Subcommands.Count > 0);
        var problem = unknown is null ? string.Join('\n', parse.Errors.Select(error => error.Message).Distinct())
            : IsOption(unknown) ? Unknown(parse.CommandResult, unknown)
            : DbtWords.Hint(unknown) ?? Suggestion.Unknown("verb", unknown, [.. command.Subcommands.Select(verb => verb.Name)]);
        return $"{problem}\nSee: {Path(parse)} --help";
    }

    /// <summary>Whether a word looks like an option. A single dash is standard input, a number may be below zero.</summary>
    public static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);

    /// <summary>What is said of an option that the verb does not have.</summary>
    public static string Unknown(CommandResult at, string option)
    {
        var name = option.Split('=')[0];
        var known = at.Command.Options.Concat(at.Parent is null ? [] : Root.Shared).Where(one => !one.Hidden).Select(one => one.Name).Distinct();
        return DbtWords.Hint(name) ?? Suggestion.Unknown("option", name, [.. known]);
    }

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
