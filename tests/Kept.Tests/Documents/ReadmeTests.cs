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
                await Transcript.CheckAsync(directory.Root, example.Split('\n', 2)[0], example.Split('\n', 2)[1]);
            }
        }
    }

    [Fact]
    public void Every_file_that_the_readme_names_is_there() =>
        Assert.All(Link.Matches(File.ReadAllText(Repository.At("README.md"))), match => Assert.True(Path.Exists(Repository.At(match.Groups[1].Value)), match.Value));

    [GeneratedRegex("```(?<kind>console|csv)\n(?<text>.*?)```", RegexOptions.Singleline)]
    static partial Regex Block { get; }

    [GeneratedRegex(@"\]\((?!http)([^)#]+)\)")]
    static partial Regex Link { get; }
}
