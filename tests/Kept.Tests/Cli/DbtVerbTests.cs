using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Cli;

/// <summary>Verbs and options of dbt's program that Kept has not are wrong usage, and nothing is done.</summary>
public sealed class DbtVerbTests
{
    [Theory]
    [InlineData("unknown verb", "clean", "clone", "debug", "deps", "list", "parse", "retry", "run-operation")]
    [InlineData("--defer", "build --defer")]
    [InlineData("--empty", "build --empty")]
    [InlineData("--sample", "build --sample 1")]
    [InlineData("--vars", "build --vars x")]
    [InlineData("--target", "build --target x")]
    [InlineData("--profiles-dir", "build --profiles-dir x")]
    [InlineData("--threads", "build --threads 4")]
    public async Task What_kept_has_not_is_wrong_usage(string told, params string[] commands)
    {
        foreach (var command in commands)
        {
            var result = await KeptProgram.RunAsync(command.Split(' '));
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(told, result.Error, StringComparison.Ordinal);
        }
    }
}
