using Kept.Feeds;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Feeds;

public sealed class FeedFilesTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public FeedFilesTests()
    {
        foreach (var name in new[] { "data/b.csv", "data/a.csv", "data/a10.csv", "data/c.json", "data/.hidden.csv", "data/2024/01/x.csv", "data/2024/y.csv", "top.csv" })
        {
            directory.Write(name, "a\n");
        }
    }

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("data/a.csv", "data/a.csv")]
    [InlineData("./data/a.csv", "data/a.csv")]
    [InlineData("data/*.csv", "data/a.csv data/a10.csv data/b.csv")]
    [InlineData("data/?.csv", "data/a.csv data/b.csv")]
    [InlineData("*.csv", "top.csv")]
    [InlineData("*/a*.csv", "data/a.csv data/a10.csv")]
    [InlineData("data/**/*.csv", "data/2024/01/x.csv data/2024/y.csv data/a.csv data/a10.csv data/b.csv")]
    [InlineData("data/2024/**", "data/2024/01/x.csv data/2024/y.csv")]
    [InlineData("**/x.csv", "data/2024/01/x.csv")]
    [InlineData("data/.*.csv", "data/.hidden.csv")]
    [InlineData("data/none-*.csv", "")]
    [InlineData("nowhere/*.csv", "")]
    public void A_path_matches_in_ordinal_order(string pattern, string expected) => Assert.Equal(expected, Matched(pattern));

    [Fact]
    public void An_absolute_glob_matches_too() => Assert.Equal("data/a.csv", Matched(directory.At("data") + "/a.c*"));

    [Fact]
    public void A_link_to_a_directory_above_has_an_end()
    {
        Directory.CreateSymbolicLink(directory.At("data/loop"), directory.Root);
        Assert.Equal("data/2024/01/x.csv", Matched("**/x.csv"));
    }

    [Fact]
    public void A_path_without_a_wildcard_must_be_there()
    {
        var error = Assert.Throws<ConfigurationException>(() => Matched("data/z.csv"));
        Assert.StartsWith("feeds/f.yml:3: path: no file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_not_a_file() =>
        Assert.Contains("'data' is a directory; expected a file or a glob such as data/*.csv", Assert.Throws<ConfigurationException>(() => Matched("data")).Message, StringComparison.Ordinal);

    string Matched(string pattern)
    {
        var workspace = new Workspace { Root = directory.Root, Name = "test", WarehousePath = "x" };
        var feed = new Feed { Name = "f", File = "feeds/f.yml", Path = pattern, PathLine = 3, Entities = [] };
        return string.Join(' ', FeedFiles.Match(workspace, feed).Select(workspace.Show));
    }
}
