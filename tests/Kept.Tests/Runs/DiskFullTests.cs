using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Runs;

public sealed class DiskFullTests(RunWorlds worlds)
{
    [Theory]
    [InlineData(0, "run")]
    [InlineData(300, "run")]
    [InlineData(600, "run", "--full-refresh")]
    public async Task A_full_disk_ends_the_run_and_with_room_the_next_one_completes(int freeKilobytes, params string[] arguments)
    {
        using var disk = SmallDisk.Mount();
        if (disk is null)
        {
            await A_file_that_may_not_grow_ends_the_run_in_the_same_way(freeKilobytes, arguments);
            return;
        }

        using var origin = await worlds.PublishedAsync();
        using var workspace = origin.CopyTo(disk.Root);
        await FailsAndCompletesAsync(workspace, () =>
        {
            disk.Fill(freeKilobytes << 10);
            return workspace.KeptAsync(arguments);
        }, disk.MakeRoom);
    }

    [Theory]
    [InlineData(100, "run")]
    [InlineData(400, "run")]
    [InlineData(400, "run", "--full-refresh")]
    public async Task A_file_that_may_not_grow_ends_the_run_in_the_same_way(int mostKilobytes, params string[] arguments)
    {
        using var workspace = await worlds.PublishedAsync();
        var limited = $"trap '' XFSZ; ulimit -f {mostKilobytes}; exec '{KeptProgram.Path}' {string.Join(' ', arguments)}";

        // The runtime's own code stands in a file that would have to grow, unless it may be written where it is run.
        var environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" };
        await FailsAndCompletesAsync(workspace, new KeptStart { Program = "bash", Arguments = ["-c", limited], Directory = workspace.Root, Environment = environment }.RunAsync, () => { });
    }

    async Task FailsAndCompletesAsync(RunWorkspace workspace, Func<Task<KeptResult>> run, Action makeRoom)
    {
        var before = await workspace.PublishedAsync();
        workspace.BringTheRest();
        var result = await run();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the disk is full", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        makeRoom();
        Assert.Equal(before, await workspace.PublishedAsync());
        await workspace.DoneAsync("run");
        using var undisturbed = await worlds.CompleteAsync();
        Assert.Equal(await undisturbed.PublishedAsync(), await workspace.PublishedAsync());
        Assert.Equal(await undisturbed.LandedAsync(), await workspace.LandedAsync());
    }
}
