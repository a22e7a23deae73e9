using Kept.Contracts;
using Kept.DuckDb;
using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Feeds.Guessing;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Cli.Hosting;

/// <summary>Guesses a feed; of Parquet, only the engine can read the sample.</summary>
static class FeedGuesser
{
    const int SampleSize = 1000;

    public static async Task<FeedGuess> GuessAsync(Workspace workspace, string file, CancellationToken cancellation)
    {
        var contract = Project.Contract(workspace);
        var feeds = Delivering(workspace, contract);
        var written = workspace.Show(file);
        var format = await FileSniffer.SniffAsync(file, new FeedFormat(), cancellation);
        return format.Kind == FileKind.Parquet
            ? FeedGuess.From(written, format, await SampleAsync(file, cancellation), contract, [.. feeds.SelectMany(feed => feed.Entities).Select(entity => entity.Entity)])
            : await FeedGuess.FromFileAsync(file, written, contract, feeds, cancellation);
    }

    /// <summary>The feeds that have files: an example that was never filled delivers nothing.</summary>
    static IReadOnlyList<Feed> Delivering(Workspace workspace, Contract contract) => Directory.Exists(workspace.FeedsPath)
        ? [.. FeedCatalog.Load(workspace, contract).Feeds.Where(feed => FeedFiles.Any(workspace, feed))]
        : [];

    static async Task<SampleRows> SampleAsync(string file, CancellationToken cancellation)
    {
        await using var scratch = await DuckDbWarehouse.OpenAsync(null, readOnly: false, cancellation);
        var rows = await scratch.QueryAsync($"select columns(*)::varchar from read_parquet({Sql.Text(file)}) limit {SampleSize}", cancellation);
        return new SampleRows(rows.Columns, [.. rows.Rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(value => (string?)value)])]);
    }
}
