using System.Formats.Tar;
using System.IO.Compression;
using Kept.Predict.Boosting;
using Kept.Predict.Training;
using Kept.Tests.Predict;
using Xunit;

namespace Kept.Tests.Serve;

/// <summary>A model as one file, which serves wherever it is taken.</summary>
[Collection<TrainedCollection>]
public sealed class PackTests(TrainedWorkspace trained)
{
    const string Row = "lead_days,age,gender\n30,41,F\n";

    string Version => trained.Trained.GetProperty("version").GetString()!;

    [Fact]
    public async Task A_packed_model_answers_without_a_workspace_packed_or_unpacked()
    {
        var directory = Directory.CreateTempSubdirectory("kept-pack-").FullName;
        try
        {
            var archive = Path.Combine(directory, "model.tar.gz");
            await trained.Workspace.DoneAsync("predict", "pack", "--model", Version, "--output", archive);
            var unpacked = Directory.CreateDirectory(Path.Combine(directory, "model")).FullName;
            await using (var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
            {
                await TarFile.ExtractToDirectoryAsync(gzip, unpacked, overwriteFiles: false, TestContext.Current.CancellationToken);
            }

            Assert.Equal(["model.json", "trees.txt"], Directory.GetFileSystemEntries(unpacked).Select(Path.GetFileName).Order());
            var expected = await AnswerAsync(trained.Workspace.Root, "--model", Version);
            Assert.Equal(expected, await AnswerAsync(directory, "--model-dir", archive));
            Assert.Equal(expected, await AnswerAsync(directory, "--model-dir", unpacked));

            var first = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
            await trained.Workspace.DoneAsync("predict", "pack", "--model", Version, "--output", archive);
            Assert.Equal(first, await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public void The_trees_are_read_by_LightGBM_as_they_stand()
    {
        var directory = trained.Workspace.At($".kept/models/{Version}");
        var file = ModelFile.Describe(directory);
        using var trees = BoostedTrees.Parse(File.ReadAllText(Path.Combine(directory, "trees.txt")), file.TreeInputs, file.Tuning.Seeds);
        Assert.Equal(file.Tuning.Trees * file.Tuning.Seeds, trees.Trees);
    }

    [Fact]
    public async Task What_is_no_model_is_not_served()
    {
        var directory = Directory.CreateTempSubdirectory("kept-pack-").FullName;
        try
        {
            var file = Path.Combine(directory, "model.tar.gz");
            await File.WriteAllTextAsync(file, "no archive", TestContext.Current.CancellationToken);
            foreach (var (path, message) in new[] { (file, "found no archive that can be read"), (directory, "holds no model that can be read"), (file + "x", "Could not find file") })
            {
                var refused = await trained.Workspace.KeptAsync("predict", "serve", "--port", "0", "--model-dir", path);
                Assert.Equal(1, refused.ExitCode);
                Assert.Contains(message, refused.Error, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--host", "nowhere")]
    [InlineData("--max-body", "0")]
    public async Task A_wrong_option_is_refused(string option, string value)
    {
        var refused = await trained.Workspace.KeptAsync("predict", "serve", "--model", Version, option, value);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"{option}: found", refused.Error, StringComparison.Ordinal);
    }

    static async Task<string[]> AnswerAsync(string directory, params string[] options)
    {
        await using var server = await Served.StartAsync(directory, options);
        return await server.LinesAsync(Row, "text/csv");
    }
}
