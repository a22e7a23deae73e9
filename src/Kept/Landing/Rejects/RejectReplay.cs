using Kept.Contracts;
using Kept.Feeds;
using Kept.Feeds.Detection;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing.Rejects;

/// <summary>
/// Lands corrected rejects through their feeds' own mappings, and closes them. A record that is still wrong is rejected anew,
/// so that what is open is always what remains to be done.
/// </summary>
public sealed class RejectReplay(Warehouse warehouse, Workspace workspace, Contract contract, TimeProvider clock)
{
    const string Table = "replayed_rows";
    readonly Warehouse reader = warehouse.FileReader;

    /// <summary>Replays a file that <see cref="RejectExport"/> wrote and a person corrected: all of it, or nothing.</summary>
    /// <exception cref="LandingException">The file is no such file, or names rejects that there never were.</exception>
    public async Task<ReplayReport> ReplayAsync(string path, IReadOnlyList<Feed> feeds, int runId, CancellationToken cancellation)
    {
        var columns = await ReadAsync(path, cancellation);
        var closed = await reader.ScalarAsync<long>($"select count(*) from {Table} where closed_by is not null", cancellation);
        var groups = await reader.QueryAsync($"select distinct feed, entity from {Table} where closed_by is null order by feed, entity", cancellation);
        var ledger = new List<LedgerRow>();
        await warehouse.InTransactionAsync(async () =>
        {
            foreach (var group in groups.Rows)
            {
                var feed = FeedOf(path, feeds, (string)group[0]!);
                ledger.Add(await LandAsync(SourceFile.Look(workspace, feed, path), (string)group[1]!, columns, runId, cancellation));
            }
        }, cancellation);
        return new ReplayReport(ledger, closed);
    }

    async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancellation)
    {
        var columns = (await FileSniffer.SniffAsync(path, new FeedFormat { Kind = FileKind.Csv, Delimiter = ',', Header = true }, cancellation)).Columns;
        if (!columns.Contains(RejectExport.IdColumn))
        {
            throw new LandingException(workspace.Show(path), $"no column {RejectExport.IdColumn}; expected a file that `kept rejects export` wrote");
        }

        var rows = new CsvRows { Path = path, Columns = columns, Delimiter = ',', Quote = '"', Encoding = "utf-8", Header = true, Gzip = false };
        await new ReaderErrors(reader, true).ForgetAsync(cancellation);
        await reader.ExecuteAsync($"""
            create or replace temp table {Table} as
            select c.* exclude ("k:place"), k.feed, k.entity, k.closed_by, k.file as _origin_file, k.row_number as _origin_row
            from (select *, row_number() over () as "k:place" from {rows.From}) c
            left join {await RejectsAsync(cancellation)} k on k.reject_id = try_cast(c.{RejectExport.IdColumn} as bigint)
            order by "k:place" -- A join need not keep the file's order, and of two records with one key the later counts.
            """, cancellation);
        await CheckAsync(path, cancellation);
        return columns;
    }

    /// <summary>The rejects where files are read.</summary>
    async Task<string> RejectsAsync(CancellationToken cancellation)
    {
        if (ReferenceEquals(reader, warehouse))
        {
            return "staging.rejects";
        }

        await reader.TakeAsync(warehouse, "known_rejects", "select reject_id, feed, entity, closed_by, file, row_number from staging.rejects", cancellation);
        return "known_rejects";
    }

    async Task CheckAsync(string path, CancellationToken cancellation)
    {
        var unknown = await reader.ScalarAsync<long>($"select count(*) from {Table} where feed is null", cancellation);
        var broken = await reader.ScalarAsync<long>($"select count(*) from {CsvRows.ErrorTable}", cancellation);
        if (unknown > 0 || broken > 0)
        {
            throw new LandingException(workspace.Show(path),
                $"found {unknown} records whose {RejectExport.IdColumn} is none of ours and {broken} that are no CSV records; nothing was replayed");
        }
    }

    Feed FeedOf(string path, IReadOnlyList<Feed> feeds, string name) =>
        feeds.FirstOrDefault(feed => feed.Name == name)
        ?? throw new LandingException(workspace.Show(path), $"its records belong to the feed '{name}', which the workspace no longer has");

    async Task<LedgerRow> LandAsync(SourceFile file, string entity, IReadOnlyList<string> columns, int runId, CancellationToken cancellation)
    {
        var rows = await RowsAsync(file.Feed, entity, columns, cancellation);
        var errors = new ReaderErrors(reader, true);
        await errors.ForgetAsync(cancellation);
        var incoming = FileEntities.Bind(file, rows, contract, workspace.PrimarySource, warehouse.Dialect.Unwritable).First(bound => bound.Entity.Name == entity);
        await reader.ExecuteAsync(incoming.Create(rows.From, $", _origin_file, _origin_row, try_cast({RejectExport.IdColumn} as bigint) as {RejectExport.IdColumn}"), cancellation);
        await errors.CollectAsync(incoming.Table, cancellation);
        await errors.CarryAsync(warehouse, [incoming], cancellation);
        var load = new Load
        {
            Id = await LoadBook.NextIdAsync(warehouse, cancellation),
            RunId = runId,
            Feed = file.Feed.Name,
            Source = file.Feed.Source ?? workspace.PrimarySource,
            File = file,
            At = clock.GetUtcNow().DateTime,
            IsReplay = true,
        };
        var row = await new LoadBook(warehouse, load, Fingerprint.OfFile(file.Path, cancellation)).SettleAsync(incoming, errors, cancellation);
        await warehouse.ExecuteAsync($"""
            update staging.rejects set closed_by = {load.Id}
            where reject_id in (select {RejectExport.IdColumn} from {incoming.Table})
            """, cancellation);
        return row;
    }

    async Task<SourceRows> RowsAsync(Feed feed, string entity, IReadOnlyList<string> columns, CancellationToken cancellation)
    {
        var own = $"(select * from {Table} where closed_by is null and feed = {Sql.Text(feed.Name)} and entity = {Sql.Text(entity)})";
        return columns.Contains(RejectExport.RecordColumn)
            ? new JsonRows { Texts = $"select *, {RejectExport.RecordColumn} as _text from {own}", Columns = await ExpressionNames.OfAsync(reader, feed, cancellation), Nulls = feed.Format.Nulls }
            : new ReplayedRows { Relation = own, Columns = [.. columns.Except(RejectExport.Facts)], Nulls = feed.Format.Nulls };
    }
}
