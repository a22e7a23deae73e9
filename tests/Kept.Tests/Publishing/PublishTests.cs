using System.Globalization;
using System.Text.Json;
using Kept.DuckDb;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Publishing;

/// <summary>Gold as Parquet, through the real program.</summary>
public sealed class PublishTests(RunWorlds worlds)
{
    [Fact]
    public async Task The_files_hold_what_the_tables_hold_one_file_a_partition()
    {
        using var workspace = await worlds.AtOnceAsync();
        var report = await workspace.JsonAsync("publish", "--to", "lake");
        await MustEqualAsync(workspace);
        foreach (var table in report.GetProperty("tables").EnumerateArray())
        {
            var files = new Lake(workspace.At("lake/current")).Files(table.GetProperty("table").GetString()!);
            Assert.Equal(Number(table, "partitions"), files.Length);
            Assert.Equal(Number(table, "written"), files.Length);
            Assert.Equal(files.Length, files.Select(Path.GetDirectoryName).Distinct().Count());
        }
    }

    [Fact]
    public async Task More_partitions_than_are_written_at_once_have_one_file_each_too()
    {
        using var workspace = await worlds.AtOnceAsync();
        File.AppendAllText(workspace.At("kept.yml"), "publish:\n  directory: lake\n  partition_by: [scheduled_month, scheduled_day]\n");
        var report = await workspace.JsonAsync("publish");
        await MustEqualAsync(workspace);
        foreach (var table in report.GetProperty("tables").EnumerateArray())
        {
            Assert.InRange(Number(table, "partitions"), 251, 372);
            Assert.Equal(Number(table, "partitions"), new Lake(workspace.At("lake/current")).Files(table.GetProperty("table").GetString()!).Length);
        }
    }

    [Theory]
    [InlineData("actual_hour, specialty")]
    [InlineData("specialty, actual_hour")]
    public async Task Partitions_can_be_of_texts_and_of_what_is_not_there(string partitionBy)
    {
        using var workspace = await worlds.AtOnceAsync();
        File.AppendAllText(workspace.At("kept.yml"), $"publish:\n  directory: lake\n  partition_by: [{partitionBy}]\n");
        await workspace.JsonAsync("publish");
        await MustEqualAsync(workspace);
        Assert.Contains(new Lake(workspace.At("lake/current")).Files("unified_appointments"), file => file.Contains("actual_hour=__HIVE_DEFAULT_PARTITION__", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_publishes_what_it_changed_and_shares_the_rest()
    {
        using var workspace = await worlds.PublishedAsync();
        File.AppendAllText(workspace.At("kept.yml"), "publish: {directory: lake}\n");
        await workspace.DoneAsync("run");
        await MustEqualAsync(workspace);
        var before = Directory.ResolveLinkTarget(workspace.At("lake/current"), true)!.FullName;
        workspace.Bring("data/appointments-corrections.csv");
        await workspace.DoneAsync("run");
        await MustEqualAsync(workspace);
        var report = await workspace.JsonAsync("publish");
        Assert.All(report.GetProperty("tables").EnumerateArray(), table => Assert.Equal(0, Number(table, "written") + Number(table, "removed")));
        var (old, now) = (new Lake(before).Files("unified_appointments"), new Lake(workspace.At("lake/current")).Files("unified_appointments"));
        var shared = old.Count(file => now.Any(other => Path.GetRelativePath(workspace.At("lake/current"), other) == Path.GetRelativePath(before, file) && File.GetLastWriteTimeUtc(other) == File.GetLastWriteTimeUtc(file)));
        Assert.InRange(shared, 1, old.Length - 1);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_written_and_writes_nothing()
    {
        using var workspace = await worlds.AtOnceAsync();
        var plan = await workspace.JsonAsync("publish", "--to", "lake", "--dry-run");
        Assert.All(plan.GetProperty("tables").EnumerateArray(), table => Assert.Equal(Number(table, "partitions"), Number(table, "written")));
        Assert.False(Directory.Exists(workspace.At("lake")));
    }

    [Fact]
    public async Task What_cannot_be_published_is_told_and_what_readers_see_is_as_it_was()
    {
        using var workspace = await worlds.AtOnceAsync();
        Assert.Contains("say --to DIR", (await workspace.KeptAsync("publish")).Error, StringComparison.Ordinal);
        await workspace.DoneAsync("publish", "--to", "lake");
        File.AppendAllText(workspace.At("kept.yml"), "publish:\n  directory: lake\n  partition_by: [clinic_id, moon]\n");
        var refused = await workspace.KeptAsync("publish");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("gold.unified_appointments has no column 'moon'", refused.Error, StringComparison.Ordinal);
        await MustEqualAsync(workspace);
    }

    [Fact]
    public async Task A_publishing_that_is_killed_leaves_what_was_there_and_the_next_one_goes_on()
    {
        using var workspace = await worlds.PublishedAsync();
        await workspace.DoneAsync("publish", "--to", "lake");
        var before = Directory.ResolveLinkTarget(workspace.At("lake/current"), true)!.FullName;
        workspace.BringTheRest();
        await workspace.DoneAsync("run");
        using (var publishing = workspace.Start("publish", "--to", "lake"))
        {
            await RunWorkspace.UntilAsync(() => publishing.HasEnded || Directory.GetDirectories(workspace.At("lake/versions"), "*.aside").Length > 0);
            Assert.False(publishing.HasEnded, "the publishing ended before it could be killed");
            publishing.Kill();
            await publishing.EndAsync();
        }

        Assert.Equal(before, Directory.ResolveLinkTarget(workspace.At("lake/current"), true)!.FullName);
        await workspace.DoneAsync("publish", "--to", "lake");
        await MustEqualAsync(workspace);
        Assert.Empty(Directory.GetDirectories(workspace.At("lake/versions"), "*.aside"));
    }

    [Fact]
    public async Task What_a_run_made_that_was_killed_before_its_last_word_is_published_too()
    {
        using var workspace = await worlds.PublishedAsync();
        await workspace.DoneAsync("publish", "--to", "lake");
        workspace.Bring("data/appointments-corrections.csv");
        await workspace.DoneAsync("run");
        await workspace.TamperAsync("update staging.runs set status = 'begun', finished_at = null where run_id = (select max(run_id) from staging.runs)");
        await workspace.DoneAsync("publish", "--to", "lake");
        await MustEqualAsync(workspace);
    }

    static long Number(JsonElement table, string name) => long.Parse(table.GetProperty(name).ToString(), CultureInfo.InvariantCulture);

    static async Task MustEqualAsync(RunWorkspace workspace)
    {
        await using var gold = await DuckDbWarehouse.OpenAsync(workspace.Database, readOnly: true, RunWorkspace.Cancellation);
        await new Lake(workspace.At("lake/current")).MustEqualAsync(gold);
    }
}
