using Xunit;

namespace Kept.Tests.Runs;

/// <summary>The memory that the engine may take is a limit: work that is larger spills to disk, and what cannot is told.</summary>
public sealed class MemoryTests
{
    [Fact]
    public async Task A_run_keeps_to_a_small_limit()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "200000", "--feeds", "Plain", "--mess", "0");
        await File.AppendAllTextAsync(workspace.At("kept.yml"), "\nmemory_limit: 150MB\n", TestContext.Current.CancellationToken);
        await workspace.DoneAsync("run");
        Assert.Equal(200_000, await workspace.NumberAsync("select count(*) as n from gold.unified_predictions"));
    }

    [Fact]
    public async Task Work_that_does_not_fit_says_what_to_set()
    {
        using var workspace = await RunWorkspace.GenerateAsync("--appointments", "20000", "--feeds", "Plain");
        await File.AppendAllTextAsync(workspace.At("kept.yml"), "\nmemory_limit: 20MB\n", TestContext.Current.CancellationToken);
        var refused = await workspace.KeptAsync("run");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("raise memory_limit in kept.yml", refused.Output + refused.Error);
    }
}
