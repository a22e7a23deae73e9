using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldManifestTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task Record_counts_are_those_of_the_files(WorldFormats formats)
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = 5_000, Formats = formats, Mess = WorldMess.Of(0.05) };
        var manifest = await World.GenerateAsync(options, directory.Root, null, Cancellation);
        foreach (var file in manifest.Files)
        {
            Assert.Equal((file.Path, file.Records), (file.Path, await CountAsync(directory.At(file.Path))));
        }
    }

    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task The_kinds_of_records_add_up(WorldFormats formats)
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = 5_000, Formats = formats, Mess = WorldMess.Of(0.05) };
        var manifest = await World.GenerateAsync(options, directory.Root, null, Cancellation);
        Assert.All(manifest.Files, file => Assert.Equal(
            file.Records, file.Rows + file.Duplicates + file.Corrections + file.Deletions + file.Bad.Values.Sum()));
        Assert.Equal(manifest.Truth.Appointments, Sum("appointments", file => file.Rows - file.Deletions));
        Assert.Equal(manifest.Truth.InferredAppointments, Sum("appointments", file => file.Deletions));
        Assert.Equal(manifest.Truth.Patients, Sum("patients", file => file.Rows));
        Assert.Equal(manifest.Truth.Clinics, Sum("clinics", file => file.Rows));
        Assert.Equal(manifest.Truth.Predictions, Sum("predictions", file => file.Rows));

        long Sum(string entity, Func<FileManifest, long> count) => manifest.Files.Where(file => file.Entity == entity).Sum(count);
    }

    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task A_world_without_mess_is_clean(WorldFormats formats)
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = 2_000, Formats = formats, Mess = WorldMess.None };
        var manifest = await World.GenerateAsync(options, directory.Root, null, Cancellation);
        Assert.All(manifest.Files, file => Assert.Equal((file.Path, file.Rows), (file.Path, file.Records)));
        Assert.Equal(0, manifest.Truth.InferredPatients + manifest.Truth.BookedAfterwards);
    }

    [Fact]
    public async Task The_world_is_the_same_whatever_the_mess()
    {
        var clean = await TruthAsync(WorldMess.None);
        var messy = await TruthAsync(WorldMess.Of(0.1));
        Assert.Equal(clean.Outcomes, messy.Outcomes);
        Assert.Equal(clean.ByClinic, messy.ByClinic);
    }

    static async Task<WorldTruth> TruthAsync(WorldMess mess)
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = 2_000, Formats = WorldFormats.Plain, Mess = mess };
        return (await World.GenerateAsync(options, directory.Root, null, Cancellation)).Truth;
    }

    static async Task<long> CountAsync(string path)
    {
        await using var stream = Open(path);
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            using var document = await JsonDocument.ParseAsync(stream, default, Cancellation);
            return document.RootElement.GetProperty("clinics").GetArrayLength();
        }

        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = await reader.ReadToEndAsync(Cancellation);
        var headers = path.Contains(".ndjson", StringComparison.Ordinal) ? 0 : 1;
        return text.Count(character => character == '\n') - headers;
    }

    static Stream Open(string path) => path.EndsWith(".gz", StringComparison.Ordinal)
        ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
        : File.OpenRead(path);
}
