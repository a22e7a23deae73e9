using Xunit;

namespace Kept.Tests.Runs;

public sealed class NewerLayoutTests(RunWorlds worlds)
{
    [Fact]
    public async Task A_warehouse_that_a_newer_program_laid_out_is_left_alone()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        await workspace.TamperAsync("update staging.workspace set version = 99");
        await LeftAloneAsync(workspace, 1, "layout 99");
    }

    [Fact]
    public async Task A_workspace_of_a_newer_program_is_left_alone()
    {
        using var workspace = await worlds.PublishedAsync();
        workspace.BringTheRest();
        workspace.Write("kept.yml", "version: 99\nname: tomorrow\n");
        await LeftAloneAsync(workspace, 2, "kept.yml:1: ");
    }

    static async Task LeftAloneAsync(RunWorkspace workspace, int code, string word)
    {
        var database = await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation);
        var result = await workspace.KeptAsync("run");
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(word, result.Error, StringComparison.Ordinal);
        Assert.Contains("newer", result.Error, StringComparison.Ordinal);
        Assert.Equal(database, await File.ReadAllBytesAsync(workspace.Database, RunWorkspace.Cancellation));
    }
}
