using System.Text.RegularExpressions;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Documents;

/// <summary>Does what the page on extending says, file by file and command by command.</summary>
public sealed partial class ExtendTests
{
    const string Example = "docs/examples/clinicians";

    static readonly Page Extend = new("extend.md");

    [Fact]
    public async Task Every_step_of_the_page_does_what_the_page_shows()
    {
        using var directory = new TemporaryDirectory();
        foreach (var file in Files("*").Where(file => !file.StartsWith("warehouse", StringComparison.Ordinal)))
        {
            directory.Write(file, await File.ReadAllTextAsync(Repository.At($"{Example}/{file}"), TestContext.Current.CancellationToken));
        }

        foreach (var step in Step.Matches(Extend.Text).Select(match => match.Groups))
        {
            if (step["file"].Success)
            {
                directory.Write(step["file"].Value, step["text"].Value);
                continue;
            }

            foreach (var command in step["commands"].Value.Split("$ kept ", StringSplitOptions.RemoveEmptyEntries))
            {
                await Transcript.CheckAsync(directory.Root, command.Split('\n', 2)[0], command.Split('\n', 2)[1]);
            }
        }
    }

    [Fact]
    public void The_page_shows_every_file_of_the_example_as_it_is()
    {
        var shown = Step.Matches(Extend.Text).Where(step => step.Groups["file"].Success).ToDictionary(step => step.Groups["file"].Value, step => step.Groups["text"].Value);
        Assert.Equal(Files("warehouse/*").Order(), shown.Keys.Order());
        Assert.All(shown, file => Assert.Equal(File.ReadAllText(Repository.At($"{Example}/{file.Key}")), file.Value));
    }

    static IEnumerable<string> Files(string pattern) => Directory.GetFiles(Repository.At(Example), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.At(Example), path).Replace('\\', '/'))
        .Where(path => pattern == "*" || path.StartsWith(pattern[..^1], StringComparison.Ordinal));

    [GeneratedRegex("`(?<file>warehouse/[^`]+)`\n\n```\\w+\n(?<text>.*?)```|```console\n(?<commands>.*?)```", RegexOptions.Singleline)]
    static partial Regex Step { get; }
}
