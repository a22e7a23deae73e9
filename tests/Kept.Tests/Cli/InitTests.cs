using Kept.Feeds;
using Kept.Tests.Contracts;
using Kept.Tests.Support;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Cli;

public sealed class InitTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_new_workspace_and_its_feeds_are_readable()
    {
        var root = directory.At("new/clinics");
        Assert.Equal(0, (await KeptProgram.RunAsync("init", root)).ExitCode);
        var workspace = Workspace.Open(root);
        Assert.Equal(Path.Combine(root, "kept.duckdb"), workspace.WarehousePath);
        Assert.Equal("main", workspace.PrimarySource);
        var feeds = FeedCatalog.Load(workspace, SampleContract.Contract).Feeds;
        Assert.Equal(["appointments", "clinics", "patients", "predictions"], feeds.Select(feed => feed.Name));
        Assert.All(feeds, feed => Assert.Empty(FeedFiles.Match(workspace, feed)));
        Assert.True(File.Exists(Path.Combine(root, ".gitignore")));
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        directory.Write("kept.yml", "mine");
        var result = await KeptProgram.RunAsync("init", directory.Root);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("kept.yml exists already", result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(directory.At("kept.yml"), TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(directory.At("feeds")));
    }
}
