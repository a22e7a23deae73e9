using Xunit;

namespace Kept.Tests.Runs;

public sealed class ArrivalTests(RunWorlds worlds)
{
    [Fact]
    public async Task What_arrives_later_is_taken_in_as_if_all_were_built_anew()
    {
        using var workspace = await worlds.PublishedAsync();
        var early = await workspace.PublishedAsync();
        workspace.BringTheRest();
        Assert.Equal("incremental", (await workspace.JsonAsync("run")).GetProperty("build").GetString());
        var takenIn = await workspace.PublishedAsync();
        Assert.NotEqual(early, takenIn);
        Assert.Equal("rebuild", (await workspace.JsonAsync("run", "--full-refresh")).GetProperty("build").GetString());
        Assert.Equal(takenIn, await workspace.PublishedAsync());
        await workspace.MustBeSoundAsync();
    }

    [Fact]
    public async Task Files_that_arrive_by_and_by_give_the_facts_of_all_at_once()
    {
        using var atOnce = await worlds.AtOnceAsync();
        using var stepwise = await worlds.PublishedAsync();
        foreach (var files in RunWorkspace.Late.Chunk(3))
        {
            Array.ForEach(files, stepwise.Bring);
            await stepwise.DoneAsync("run");
        }

        const string Facts = "select count(*) as n, bit_xor(hash(t))::varchar as h from (select * exclude (_load_id) from unified_appointments) t";
        Assert.Equal(await atOnce.RowsAsync(Facts), await stepwise.RowsAsync(Facts));
        var takenIn = await stepwise.PublishedAsync();
        await stepwise.DoneAsync("run", "--full-refresh");
        Assert.Equal(takenIn, await stepwise.PublishedAsync());
    }
}
