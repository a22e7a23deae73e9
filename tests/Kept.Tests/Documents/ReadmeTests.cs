using System.Text.RegularExpressions;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Documents;

/// <summary>Runs the README's commands in order, and finds the output that it shows.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Every_command_of_the_readme_says_what_the_readme_shows()
    {
        using var directory = new TemporaryDirectory();
        foreach (var block in Block.Matches(await File.ReadAllTextAsync(Repository.At("README.md"), TestContext.Current.CancellationToken)).Select(match => match.Groups))
        {
            if (block["kind"].Value == "csv")
            {
                directory.Write("visits.csv", block["text"].Value);
                continue;
            }

            foreach (var example in block["text"].Value.Split("$ ./kept ", StringSplitOptions.RemoveEmptyEntries))
            {
                await CheckAsync(directory.Root, example.Split('\n', 2)[0], example.Split('\n', 2)[1]);
            }
        }
    }

    [Fact]
    public void Every_file_that_the_readme_names_is_there() =>
        Assert.All(Link.Matches(File.ReadAllText(Repository.At("README.md"))), match => Assert.True(Path.Exists(Repository.At(match.Groups[1].Value)), match.Value));

    static async Task CheckAsync(string directory, string command, string shown)
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

    [GeneratedRegex("```(?<kind>console|csv)\n(?<text>.*?)```", RegexOptions.Singleline)]
    static partial Regex Block { get; }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    static partial Regex Argument { get; }

    [GeneratedRegex(@"[\d.]+ (ms|s|min)\b( \d+ s)?")]
    static partial Regex Duration { get; }

    [GeneratedRegex(" +")]
    static partial Regex Spaces { get; }

    [GeneratedRegex(@"\]\((?!http)([^)#]+)\)")]
    static partial Regex Link { get; }
}
