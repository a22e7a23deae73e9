using Xunit;

namespace Kept.Tests.Runs;

public sealed class LeftoverTests(RunWorlds worlds)
{
    [Fact]
    public async Task What_a_killed_rebuild_left_aside_is_gone_after_the_next_run_even_without_news()
    {
        using var workspace = await worlds.PublishedAsync();
        await workspace.TamperAsync("create table gold.unified_appointments__next as select 1 as half");
        Assert.Contains("Nothing new", await workspace.DoneAsync("run"), StringComparison.Ordinal);
        Assert.Equal(0, await workspace.NumberAsync("select count(*) from information_schema.tables where ends_with(table_name, '__next')"));
    }
}
