using Kept.Feeds;
using Kept.Tests.Contracts;
using Kept.Workspaces;
using Kept.Worlds;
using Xunit;

namespace Kept.Tests.Worlds;

public sealed class WorldFeedsTests
{
    [Theory]
    [InlineData(WorldFormats.Plain)]
    [InlineData(WorldFormats.Mixed)]
    public async Task A_world_is_a_workspace_whose_feeds_find_every_file(WorldFormats formats)
    {
        using var directory = new TemporaryDirectory();
        var options = new WorldOptions { Appointments = 2_000, Formats = formats };
        var manifest = await World.GenerateAsync(options, directory.Root, null, TestContext.Current.CancellationToken);
        var workspace = Workspace.Open(directory.Root);
        var catalog = FeedCatalog.Load(workspace, SampleContract.Contract);
        var found = catalog.Feeds.SelectMany(feed => FeedFiles.Match(workspace, feed).Select(file => (workspace.Show(file), feed.Name, feed.Entities.Single().Entity)));
        var written = manifest.Files.Select(file => (file.Path, file.Feed, file.Entity));
        Assert.Equal(written.Order(), found.Order());
        Assert.Equal(manifest.Feeds.Order(), catalog.Feeds.Select(feed => feed.File).Order());
    }

    [Fact]
    public async Task Corrections_arrive_after_what_they_correct()
    {
        using var directory = new TemporaryDirectory();
        await World.GenerateAsync(new WorldOptions { Appointments = 2_000 }, directory.Root, null, TestContext.Current.CancellationToken);
        var workspace = Workspace.Open(directory.Root);
        var feed = FeedCatalog.Load(workspace, SampleContract.Contract).Find("appointments");
        Assert.EndsWith("appointments-corrections.csv", FeedFiles.Match(workspace, feed)[^1], StringComparison.Ordinal);
    }
}
