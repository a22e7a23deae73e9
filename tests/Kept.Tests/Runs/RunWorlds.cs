using Kept.Tests.Runs;
using Xunit;

[assembly: AssemblyFixture(typeof(RunWorlds))]

namespace Kept.Tests.Runs;

/// <summary>A small world in the states that tests begin from; made once, each test works on a copy.</summary>
public sealed class RunWorlds : IAsyncDisposable
{
    readonly Lazy<Task<RunWorkspace>> whole = new(() => RunWorkspace.GenerateAsync("--appointments", "3000", "--seed", "7", "--mess", "0.02"));
    readonly Lazy<Task<RunWorkspace>> atOnce;
    readonly Lazy<Task<RunWorkspace>> part;
    readonly Lazy<Task<RunWorkspace>> published;
    readonly Lazy<Task<RunWorkspace>> complete;

    public RunWorlds()
    {
        atOnce = new(async () =>
        {
            var workspace = (await whole.Value).Copy();
            await workspace.DoneAsync("run");
            return workspace;
        });
        part = new(async () =>
        {
            var workspace = (await whole.Value).Copy();
            workspace.HoldBack();
            return workspace;
        });
        published = new(async () =>
        {
            var workspace = (await part.Value).Copy();
            await workspace.DoneAsync("run");
            return workspace;
        });
        complete = new(async () =>
        {
            var workspace = (await published.Value).Copy();
            workspace.BringTheRest();
            await workspace.DoneAsync("run");
            return workspace;
        });
    }

    /// <summary>All files, and nothing has run.</summary>
    internal async Task<RunWorkspace> WholeAsync() => (await whole.Value).Copy();

    /// <summary>All files have run at once.</summary>
    internal async Task<RunWorkspace> AtOnceAsync() => (await atOnce.Value).Copy();

    /// <summary>The files that come first, and nothing has run; the others are held back.</summary>
    internal async Task<RunWorkspace> PartAsync() => (await part.Value).Copy();

    /// <summary>The files that come first are published; the others are held back.</summary>
    internal async Task<RunWorkspace> PublishedAsync() => (await published.Value).Copy();

    /// <summary>The files that come first were published, and then the others.</summary>
    internal async Task<RunWorkspace> CompleteAsync() => (await complete.Value).Copy();

    public async ValueTask DisposeAsync()
    {
        foreach (var workspace in new[] { whole, atOnce, part, published, complete }.Where(workspace => workspace is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            (await workspace.Value).Dispose();
        }
    }
}
