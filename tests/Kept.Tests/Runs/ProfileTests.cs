using System.Text.Json;
using Xunit;

namespace Kept.Tests.Runs;

/// <summary><c>--profile</c> says where the time of a run goes.</summary>
public sealed class ProfileTests(RunWorlds worlds)
{
    [Fact]
    public async Task Every_file_model_and_test_has_its_time_and_the_engines_plan()
    {
        using var workspace = await worlds.WholeAsync();
        var result = await workspace.KeptAsync("run", "--profile");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("target/profile/profile.json. What took longest", result.Error);

        using var profile = JsonDocument.Parse(await File.ReadAllTextAsync(workspace.At("target/profile/profile.json"), TestContext.Current.CancellationToken));
        var stages = profile.RootElement.GetProperty("stages").EnumerateArray().ToList();
        Assert.All(["load", "model", "test", "unit_test", "run"], kind => Assert.Contains(stages, stage => stage.GetProperty("kind").GetString() == kind));
        var wide = stages.Single(stage => stage.GetProperty("name").GetString() == "unified_appointments");
        var published = (await workspace.DoneAsync("sql", "select count(*) from gold.unified_appointments", "--format", "csv")).Split('\n')[1];
        Assert.Equal(published, wide.GetProperty("rows").ToString());
        Assert.True(wide.GetProperty("peak_bytes").GetInt64() > 0);
        Assert.True(wide.GetProperty("rows_scanned").GetInt64() > 0);
        Assert.True(stages.Sum(Seconds) >= stages.SelectMany(Statements).Sum(Seconds) * 0.99);

        var slowest = Statements(wide).MaxBy(Seconds);
        Assert.Contains("unified_appointments__next", slowest.GetProperty("sql").GetString());
        using var plan = JsonDocument.Parse(await File.ReadAllTextAsync(workspace.At("target/profile/" + slowest.GetProperty("plan").GetString()), TestContext.Current.CancellationToken));
        Assert.Contains("HASH_JOIN", plan.RootElement.GetRawText());
    }

    [Fact]
    public async Task The_values_of_records_stand_in_no_profile()
    {
        using var workspace = await worlds.WholeAsync();
        await workspace.DoneAsync("run", "--profile");
        var name = (await workspace.DoneAsync("sql", "select first_name from bronze.dim_patient where length(first_name) > 6 limit 1", "--format", "csv")).Split('\n')[1];
        Assert.All(
            Directory.GetFiles(workspace.At("target/profile"), "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(name, File.ReadAllText(file)));
    }

    static double Seconds(JsonElement element) => element.GetProperty("seconds").GetDouble();

    static IEnumerable<JsonElement> Statements(JsonElement stage) => stage.GetProperty("statements").EnumerateArray();
}
