using Kept.Cli.Kernel;

namespace Kept.Cli.Verbs;

/// <summary>The parameters on a command line: <c>--param name=value</c>, <c>--name value</c> and <c>--name=value</c>.</summary>
static class ParameterTokens
{
    public static IReadOnlyList<KeyValuePair<string, string>> Read(IReadOnlyList<string> pairs, IReadOnlyList<string> tokens)
    {
        var given = pairs.Select(pair => Cut(pair, $"--param {pair}: expected NAME=VALUE")).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new UsageException($"found '{tokens[i]}', expected a parameter as --name value");
            }

            var name = tokens[i][2..];
            given.Add(name.Contains('=', StringComparison.Ordinal) ? Cut(name, "")
                : ++i < tokens.Count ? new(name, tokens[i])
                : throw new UsageException($"--{name} needs a value"));
        }

        return given;
    }

    static KeyValuePair<string, string> Cut(string pair, string problem) =>
        pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0
            ? new(pair[..at], pair[(at + 1)..])
            : throw new UsageException(problem);
}
