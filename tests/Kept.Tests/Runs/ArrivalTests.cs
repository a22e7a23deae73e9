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
    public async Task Files_that_arrive_one_by_one_give_the_facts_of_all_at_once()
    {
        using var atOnce = await worlds.WholeAsync();
        await atOnce.DoneAsync("run");
        using var stepwise = await worlds.PartAsync();
        await stepwise.DoneAsync("run");
        foreach (var file in RunWorkspace.Late)
        {
            stepwise.Bring(file);
            await stepwise.DoneAsync("run");
        }

        const string Facts = "select count(*) as n, bit_xor(hash(t))::varchar as h from (select * exclude (_load_id) from unified_appointments) t";
        Assert.Equal(await atOnce.RowsAsync(Facts), await stepwise.RowsAsync(Facts));
        var takenIn = await stepwise.PublishedAsync();
        await stepwise.DoneAsync("run", "--full-refresh");
        Assert.Equal(takenIn, await stepwise.PublishedAsync());
    }
}
