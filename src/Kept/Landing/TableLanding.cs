using Kept.Contracts;
using Kept.Feeds;
using Kept.Warehouses;
using Kept.Workspaces;

namespace Kept.Landing;

/// <summary>
/// The landing of a server's table: its rows come over as texts and then are a file like any other, whose name is the table. Where
/// its cursor stands is kept in the same transaction as the rows, so that none is passed over, whatever happens in between.
/// </summary>
sealed class TableLanding(Warehouse warehouse, Workspace workspace, Contract contract, TimeProvider clock, int runId, ITableReader tables)
{
    readonly Warehouse reader = warehouse.FileReader;
    readonly SeenFiles seen = new(warehouse);

    /// <returns>What landed; nothing where the rows are those that were read last.</returns>
    public async Task<LoadReport> LandAsync(SourceFile table, string feedHash, CancellationToken cancellation)
    {
        await using var rows = await tables.ReadAsync(table.Feed, await SinceAsync(table, feedHash, cancellation), null, cancellation);
        var count = await reader.TakeTextsAsync(TableRows.Table, [.. rows.Columns, TableRows.Again], rows.RowsAsync(cancellation), cancellation);
        if ((count == 0 && table.Feed.Table!.Cursor is not null) || await seen.IsKnownAsync(table, feedHash, await ContentAsync("true", cancellation), cancellation))
        {
            return new LoadReport(table.Feed.Name, table.Shown, [], [], []);
        }

        var source = new TableRows { Columns = rows.Columns, Nulls = table.Feed.Format.Nulls };
        var landing = new FileLanding(warehouse, workspace, contract, clock, runId);
        var next = await ContentAsync($"{Sql.Name(TableRows.Again)} = 'true'", cancellation);
        return await landing.LandAsync(table, source, feedHash, next, () => seen.RememberCursorAsync(table, rows.Cursor, cancellation), cancellation);
    }

    /// <summary>Where to begin; null where the feed reads otherwise now, or has no cursor.</summary>
    async Task<string?> SinceAsync(SourceFile table, string feedHash, CancellationToken cancellation) =>
        table.Feed.Table!.Cursor is null || !await seen.IsUntouchedAsync(table, feedHash, cancellation) ? null : await seen.CursorAsync(table, cancellation);

    /// <summary>
    /// What rows say, in whatever order: the server's own may be another each time. What is remembered is what the next reading will
    /// have if nothing happens.
    /// </summary>
    async Task<string> ContentAsync(string condition, CancellationToken cancellation) => (await reader.ScalarAsync<string>(
        $"select md5(concat_ws(' ', count(*), coalesce(sum(hash(r)::hugeint), 0), coalesce(bit_xor(hash(r)), 0))) from (select * exclude ({Sql.Name(TableRows.Again)}) from {TableRows.Table} where {condition}) r", cancellation))!;
}
