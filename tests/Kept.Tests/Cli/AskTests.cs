using System.Text.Json;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

public sealed class AskTests : IAsyncLifetime
{
    SampleWorkspace workspace = null!;

    public async ValueTask InitializeAsync() => workspace = await SampleWorkspace.CreateAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    [Fact]
    public async Task Questions_are_listed_with_title_and_parameters()
    {
        var result = await workspace.RunAsync("ask");
        Assert.Matches(@"late-starts +Late starts by clinic +--threshold 10 --since DATE --clinic TEXT", result.Output);
    }

    [Fact]
    public async Task Questions_are_listed_as_json()
    {
        using var list = JsonDocument.Parse((await workspace.RunAsync("ask", "--format", "json")).Output);
        var question = list.RootElement.EnumerateArray().Single(item => item.GetProperty("name").GetString() == "late-starts");
        Assert.Equal(3, question.GetProperty("parameters").GetArrayLength());
    }

    [Theory]
    [InlineData("", "Clinic 3,50")]
    [InlineData("--threshold 4", "Clinic 1,50|Clinic 2,50|Clinic 3,50")]
    [InlineData("--threshold=4 --since 2024-06-01", "Clinic 1,12|Clinic 2,12|Clinic 3,12")]
    [InlineData("--param threshold=4 -p clinic=Clinic\u00a02", "Clinic 2,50")]
    public async Task A_question_is_answered_with_its_parameters(string arguments, string expected)
    {
        var given = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(argument => argument.Replace('\u00a0', ' '));
        var result = await workspace.RunAsync(["ask", "late-starts", "--format", "csv", .. given]);
        Assert.Equal("", result.Error);
        Assert.Equal($"clinic_name,late_starts\n{expected.Replace('|', '\n')}\n", result.Output);
    }

    [Fact]
    public async Task A_parameter_is_never_sql()
    {
        var result = await workspace.RunAsync("ask", "late-starts", "--clinic", "x' or clinic_name <> '", "--format", "csv");
        Assert.Equal("clinic_name,late_starts\n", result.Output);
        Assert.Equal(2, (await workspace.RunAsync("ask", "late-starts", "--threshold", "1 or true")).ExitCode);
    }

    [Fact]
    public async Task An_unknown_parameter_is_told_with_a_suggestion()
    {
        var result = await workspace.RunAsync("ask", "late-starts", "--treshold", "4");
        Assert.Contains("unknown parameter 'treshold'; did you mean 'threshold'?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_run_the_person_is_told_to_run()
    {
        File.Delete(workspace.Database);
        var result = await workspace.RunAsync("ask", "late-starts");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("kept run", result.Error, StringComparison.Ordinal);
    }
}
