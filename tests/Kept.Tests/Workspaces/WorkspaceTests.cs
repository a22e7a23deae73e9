using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Workspaces;

public sealed class WorkspaceTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_workspace_is_found_from_a_directory_below_it()
    {
        directory.Write("kept.yml", "version: 1\n");
        Directory.CreateDirectory(directory.At("data/2024"));
        Assert.Equal(directory.Root, Workspace.Find(directory.At("data/2024")).Root);
    }

    [Fact]
    public void Without_a_workspace_the_error_says_how_to_make_one() =>
        Assert.EndsWith("no kept.yml here or above; run `kept init DIR`", Refused(() => Workspace.Find(directory.Root)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_said_has_a_default()
    {
        var workspace = Read("version: 1\n");
        Assert.Equal(Path.GetFileName(directory.Root), workspace.Name);
        Assert.Equal("main", workspace.PrimarySource);
        Assert.Equal(directory.At("kept.duckdb"), workspace.WarehousePath);
        Assert.Equal(directory.At(".kept"), workspace.InternalsPath);
        Assert.Equal(directory.At("feeds"), workspace.FeedsPath);
        Assert.Empty(workspace.Vars);
        Assert.Null(workspace.MemoryLimit);
        Assert.Null(workspace.Threads);
    }

    [Fact]
    public void What_is_said_is_taken()
    {
        var workspace = Read("version: 1\nname: north\nsource: crm\nwarehouse: out/w.duckdb\nmemory_limit: 4GB\nthreads: 2\nvars:\n  since: 2024-01-01\n  days: 30\n");
        Assert.Equal(("north", "crm", "4GB", 2), (workspace.Name, workspace.PrimarySource, workspace.MemoryLimit, workspace.Threads));
        Assert.Equal(directory.At("out/w.duckdb"), workspace.WarehousePath);
        Assert.Equal(("2024-01-01", 30L), (workspace.Vars["since"], workspace.Vars["days"]));
    }

    [Fact]
    public void A_newer_version_is_refused_before_anything_else_is_read() =>
        Assert.Contains("kept.yml:1: this workspace has version 2, this program knows up to 1", Refused(() => Read("version: 2\nnews: x\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("name: x", "the key 'version' is missing")]
    [InlineData("version: 1\nwarehose: x", ":2: unknown key 'warehose'; did you mean 'warehouse'?")]
    [InlineData("version: 1\nthreads: 0", ":2: threads: found 0, expected 1 or more")]
    [InlineData("version: 1\nmemory_limit: much", ":2: memory_limit: found 'much', expected a size")]
    [InlineData("version: 1\nsource: a b", ":2: source: found 'a b', expected a name")]
    [InlineData("version: 1\nvars: [a]", ":2: vars: found a list, expected a map of keys")]
    public void What_cannot_be_meant_is_refused_at_its_line(string yaml, string message) =>
        Assert.Contains(message, Refused(() => Read(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_workspaces_own_models_follow_the_shipped_ones()
    {
        var workspace = Read("version: 1\n");
        Assert.Single(workspace.ProjectDirectories);
        Directory.CreateDirectory(directory.At("warehouse"));
        Assert.Equal(directory.At("warehouse"), workspace.ProjectDirectories[1]);
    }

    [Fact]
    public void A_path_inside_is_shown_relative_to_the_workspace()
    {
        var workspace = Read("version: 1\n");
        Assert.Equal(Path.Combine("data", "a.csv"), workspace.Show(workspace.Resolve("data/a.csv")));
        Assert.Equal("/elsewhere/a.csv", workspace.Show(workspace.Resolve("/elsewhere/a.csv")));
    }

    Workspace Read(string yaml)
    {
        directory.Write("kept.yml", yaml);
        return Workspace.Open(directory.Root);
    }

    static ConfigurationException Refused(Func<object> read) => Assert.Throws<ConfigurationException>(read);
}
