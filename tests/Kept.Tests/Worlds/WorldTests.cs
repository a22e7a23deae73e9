using System.Security.Cryptography;
using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task The_same_seed_gives_the_same_bytes(WorldFormats formats)
    {
        var options = new WorldOptions { Appointments = 3_000, Seed = 7, Formats = formats };
        Assert.Equal(await HashAsync(options), await HashAsync(options));
    }

    [Fact]
    public async Task Another_seed_gives_another_world()
    {
        var options = new WorldOptions { Appointments = 1_000 };
        Assert.NotEqual(await HashAsync(options), await HashAsync(options with { Seed = 2 }));
    }

    [Theory]
    [InlineData(WorldFormats.Plain, 1)]
    [InlineData(WorldFormats.Plain, 10)]
    [InlineData(WorldFormats.Mixed, 1)]
    [InlineData(WorldFormats.Mixed, 10)]
    public async Task A_tiny_world_is_whole(WorldFormats formats, int appointments)
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = appointments, Formats = formats, Mess = WorldMess.None };
        var manifest = await World.GenerateAsync(options, directory.Root, null, Cancellation);
        Assert.Equal(appointments, manifest.Truth.Appointments);
        Assert.Equal(appointments, manifest.Truth.Predictions);
        Assert.Equal(appointments, manifest.Truth.Outcomes.Values.Sum());
        Assert.Equal(appointments, manifest.Truth.AppointmentsByMonth.Values.Sum());
    }

    [Fact]
    public async Task A_directory_that_is_not_empty_is_refused()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("notes.txt", "mine");
        var error = await Assert.ThrowsAsync<KeptException>(
            () => World.GenerateAsync(new WorldOptions { Appointments = 1 }, directory.Root, null, Cancellation));
        Assert.Contains("not empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_told()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("file", "not a directory");
        var error = await Assert.ThrowsAsync<KeptException>(
            () => World.GenerateAsync(new WorldOptions { Appointments = 1 }, file, null, Cancellation));
        Assert.Contains("could not be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overwriting_takes_the_old_world_away_and_leaves_the_persons_files()
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = 100, Overwrite = true };
        directory.Write("data/mine.csv", "mine");
        await World.GenerateAsync(options, directory.Root, null, Cancellation);
        await World.GenerateAsync(options with { Formats = WorldFormats.Plain }, directory.Root, null, Cancellation);
        Assert.True(File.Exists(directory.At("data/mine.csv")));
        Assert.False(File.Exists(directory.At("data/predictions.ndjson")));
        Assert.False(File.Exists(directory.At("feeds/north-patients.yml")));
    }

    [Fact]
    public async Task The_manifest_is_read_as_it_was_written()
    {
        using var directory = new TemporaryDirectory();
        var written = await World.GenerateAsync(new WorldOptions { Appointments = 500 }, directory.Root, null, Cancellation);
        var read = await WorldManifest.ReadAsync(directory.Root, Cancellation);
        Assert.Equal(written.Options, read.Options);
        Assert.Equivalent(written, read, strict: true);
    }

    [Fact]
    public async Task Progress_ends_at_the_total()
    {
        using var directory = new TemporaryDirectory();
        var last = new Last();
        await World.GenerateAsync(new WorldOptions { Appointments = 2_000 }, directory.Root, last, Cancellation);
        Assert.Equal(new WorldProgress(2_000, 2_000), last.Seen);
    }

    [Fact]
    public async Task A_cancelled_world_leaves_no_manifest()
    {
        using var directory = new TemporaryDirectory();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var atOnce = new Last { Then = stop.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => World.GenerateAsync(new WorldOptions { Appointments = 2_000 }, directory.Root, atOnce, stop.Token));
        Assert.False(File.Exists(directory.At(WorldManifest.FileName)));
    }

    static async Task<string> HashAsync(WorldOptions options)
    {
        using var directory = new TemporaryDirectory();
        await World.GenerateAsync(options, directory.Root, null, Cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(directory.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(await File.ReadAllBytesAsync(file, Cancellation));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    sealed class Last : IProgress<WorldProgress>
    {
        public WorldProgress Seen { get; private set; }

        public Action? Then { get; init; }

        public void Report(WorldProgress value)
        {
            Seen = value;
            Then?.Invoke();
        }
    }
}
