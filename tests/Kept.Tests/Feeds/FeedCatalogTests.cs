using Kept.Feeds;
using Kept.Tests.Contracts;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Feeds;

public sealed class FeedCatalogTests : IDisposable
{
    const string Least = "path: data/a.csv\nentities: {patients: }\n";

    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Each_file_in_feeds_is_a_feed_of_its_name()
    {
        directory.Write("feeds/b.yml", Least);
        directory.Write("feeds/a.yaml", Least);
        directory.Write("feeds/_aside.yml", "anything");
        directory.Write("feeds/notes.txt", "anything");
        Assert.Equal(["a", "b"], Load().Feeds.Select(feed => feed.Name));
        Assert.Equal(Path.Combine("feeds", "b.yml"), Load().Find("b").File);
    }

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        directory.Write("feeds/a.yml", Least);
        directory.Write("feeds/A.yaml", Least);
        Assert.Contains("a second feed named", Assert.Throws<ConfigurationException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_without_feeds_has_none() => Assert.Empty(Load().Feeds);

    [Fact]
    public void An_unknown_feed_is_told_with_a_suggestion()
    {
        directory.Write("feeds/appointments.yml", Least);
        Assert.StartsWith("unknown feed 'apointments'; did you mean 'appointments'?", Assert.Throws<KeptException>(() => Load().Find("apointments")).Message, StringComparison.Ordinal);
    }

    FeedCatalog Load() => FeedCatalog.Load(new Workspace { Root = directory.Root, Name = "test", WarehousePath = "x" }, SampleContract.Contract);
}
