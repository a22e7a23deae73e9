using Kept.Contracts;
using Kept.Feeds;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>Lands what is new of a workspace's feeds: each file in a transaction of its own, with its proof.</summary>
public sealed class Lander(Warehouse warehouse, Workspace workspace, Contract contract, TimeProvider clock, ITableReader? tables = null)
{
    /// <summary>The files that would be read, and the tables, each with its feed's name and its size in bytes. Reads no content where name, size and time are unchanged.</summary>
    public async Task<IReadOnlyList<(string Feed, string File, long Bytes)>> PlanAsync(IReadOnlyList<Feed> feeds, CancellationToken cancellation)
    {
        var pending = await PendingAsync(feeds, remember: false, cancellation);
        return [.. pending.Select(file => (file.File.Feed.Name, file.File.Shown, file.File.Size))];
    }

    /// <summary>Lands every new, grown or changed file, in the order of feeds and file names.</summary>
    /// <param name="feeds">The feeds.</param>
    /// <param name="runId">The run that the loads belong to.</param>
    /// <param name="observer">Is told of each file.</param>
    /// <param name="cancellation">Stops between statements; the file at hand is then not kept.</param>
    /// <exception cref="LandingException">A file could not be landed; those before it are kept.</exception>
    public async Task<IReadOnlyList<LoadReport>> LandAsync(IReadOnlyList<Feed> feeds, int runId, ILoadObserver observer, CancellationToken cancellation)
    {
        var pending = await PendingAsync(feeds, remember: true, cancellation);
        var reports = new List<LoadReport>();
        foreach (var (index, (file, feedHash, contentHash)) in pending.Index())
        {
            observer.Started(file.Feed.Name, file.Shown, index, pending.Count);
            var report = await (file.Feed.Table is null
                ? new FileLanding(warehouse, workspace, contract, clock, runId).LandAsync(file, feedHash, contentHash, cancellation)
                : new TableLanding(warehouse, workspace, contract, clock, runId, Tables).LandAsync(file, feedHash, cancellation));
            if (report.Ledger.Count > 0)
            {
                reports.Add(report);
            }

            observer.Finished(report);
        }

        return reports;
    }

    ITableReader Tables => tables ?? throw new KeptException("nothing is here that reads databases");

    async Task<List<(SourceFile File, string FeedHash, string ContentHash)>> PendingAsync(
        IReadOnlyList<Feed> feeds, bool remember, CancellationToken cancellation)
    {
        var seen = new SeenFiles(warehouse);
        var pending = new List<(SourceFile, string, string)>();
        foreach (var feed in feeds)
        {
            var feedHash = FeedHash.Of(workspace, feed, contract);
            if (feed.Table is not null)
            {
                pending.Add((SourceFile.OfTable(feed), feedHash, ""));
            }

            foreach (var path in FeedFiles.Match(workspace, feed))
            {
                var file = SourceFile.Look(workspace, feed, path);
                if (await seen.IsUntouchedAsync(file, feedHash, cancellation))
                {
                    continue;
                }

                var contentHash = Fingerprint.OfFile(path, cancellation);
                if (!await seen.IsKnownAsync(file, feedHash, contentHash, cancellation))
                {
                    pending.Add((file, feedHash, contentHash));
                }
                else if (remember)
                {
                    await seen.RememberAsync(file, feedHash, contentHash, clock.GetUtcNow().DateTime, cancellation);
                }
            }
        }

        return pending;
    }
}
