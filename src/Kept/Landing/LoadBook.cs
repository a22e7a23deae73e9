using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Settles one load and writes its ledger row. What is written down is counted where it arrived, not where it was sent.</summary>
sealed class LoadBook(Warehouse warehouse, Load load, string contentHash)
{
    public static async Task<int> NextIdAsync(Warehouse warehouse, CancellationToken cancellation) =>
        await warehouse.ScalarAsync<int>("select coalesce(max(load_id), 0) + 1 from staging.ledger", cancellation);

    public async Task<LedgerRow> SettleAsync(Incoming incoming, ReaderErrors errors, CancellationToken cancellation)
    {
        var settlement = new Settlement(warehouse, load, incoming, errors);
        await settlement.SettleAsync(cancellation);
        var row = await CountAsync(incoming, settlement, cancellation);
        if (row.Gap != 0)
        {
            throw new LandingException(load.File.Shown,
                $"{row.Gap:N0} of {row.Read:N0} records for {row.Entity} have no account ({row.Landed:N0} landed, {row.Rejected:N0} rejected, {row.Duplicate:N0} duplicate, {row.Deleted:N0} deleted). Nothing of the file was kept");
        }

        await WriteAsync(row, cancellation);
        return row;
    }

    async Task<LedgerRow> CountAsync(Incoming incoming, Settlement settlement, CancellationToken cancellation)
    {
        var target = $"{incoming.Entity.Schema}.{incoming.Entity.Table}";
        Task<long> Count(string what) => warehouse.ScalarAsync<long>($"select count(*) from {what}", cancellation);
        var arrived = (await warehouse.QueryAsync($"""
            select count(*) filter (where not _is_deleted), count(*) filter (where _is_deleted and _row is not null), count(*) filter (where _row is null)
            from {target} where _load_id = {load.Id}
            """, cancellation)).Rows[0];
        return new LedgerRow(load.Id, load.Feed, incoming.Entity.Name, load.File.Shown,
            Read: await Count($"{incoming.Table} where _verdict is distinct from {Incoming.Blank}") + await Count(ReaderErrors.Table),
            Landed: Convert.ToInt64(arrived[0], null),
            Rejected: await Count($"staging.rejects where load_id = {load.Id}"),
            Duplicate: await settlement.DuplicatesAsync(cancellation) + await Rejection.KnownAsync(warehouse, cancellation),
            Deleted: Convert.ToInt64(arrived[1], null),
            Absent: Convert.ToInt64(arrived[2], null));
    }

    Task WriteAsync(LedgerRow row, CancellationToken cancellation) => warehouse.ExecuteAsync($"""
        insert into staging.ledger values ({load.Id}, {load.RunId}, {Sql.Text(load.Feed)}, {Sql.Text(row.Entity)}, {Sql.Text(load.Source)},
          {Sql.Text(load.File.Shown)}, '{(load.IsReplay ? "replay" : "file")}', {Sql.Text(contentHash)}, {Sql.Timestamp(load.At)},
          {row.Read}, {row.Landed}, {row.Rejected}, {row.Duplicate}, {row.Deleted}, {row.Absent})
        """, cancellation);
}
