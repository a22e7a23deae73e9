using System.Text.RegularExpressions;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Documents;

/// <summary>What a document shows of the program: a command, and lines of what it says, in order; <c>…</c> stands for others.</summary>
static partial class Transcript
{
    public static async Task CheckAsync(string directory, string command, string shown)
    {
        var arguments = Argument.Matches(command).Select(match => match.Value.Trim('"')).ToArray();
        var result = await new KeptStart { Arguments = arguments, Directory = directory }.RunAsync();
        Assert.True(result.ExitCode == 0, result.Error);
        var said = new Queue<string>(result.Output.Split('\n').Select(Timeless));
        foreach (var line in shown.Split('\n').Where(line => line.Trim() is not ("" or "…")).Select(Timeless))
        {
            while (said.Count > 0 && said.Peek() != line)
            {
                said.Dequeue();
            }

            Assert.True(said.Count > 0, $"`kept {command}` does not say, or not in this order: {line}\n{result.Output}");
        }
    }

    /// <summary>A line without durations and the padding that depends on them.</summary>
    static string Timeless(string line) => Spaces.Replace(Duration.Replace(line, "‹time›"), " ").Trim();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    static partial Regex Argument { get; }

    [GeneratedRegex(@"[\d.]+ (ms|s|min)\b( \d+ s)?")]
    static partial Regex Duration { get; }

    [GeneratedRegex(" +")]
    static partial Regex Spaces { get; }
}
