using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary>Help.txt is agreed text; after a wanted change: ./kept --help &gt; tests/Kept.Tests/Cli/Help.txt</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("")]
    public async Task Help_is_as_it_was_agreed(string argument)
    {
        var result = await KeptProgram.RunAsync(argument.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var agreed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Cli", "Help.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(agreed.Trim(), result.Output.Trim(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Every_verb_has_help_and_a_description()
    {
        var root = await KeptProgram.RunAsync("--help");
        var verbs = root.Output.Split("Commands:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.NotEmpty(verbs);
        foreach (var verb in verbs.Select(line => line.Split(' ')[0]))
        {
            var help = await KeptProgram.RunAsync(verb, "--help");
            Assert.Equal(0, help.ExitCode);
            Assert.StartsWith("Description:\n  ", help.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_version_is_told() =>
        Assert.Matches(@"^\d+\.\d+\.\d+", (await KeptProgram.RunAsync("--version")).Output);
}
