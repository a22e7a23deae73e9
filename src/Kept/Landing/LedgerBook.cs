using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>Reads the ledger: the proof that nothing was lost.</summary>
public sealed class LedgerBook(Warehouse warehouse)
{
    /// <summary>All loads in order, or the last <paramref name="limit"/> of them.</summary>
    public async Task<IReadOnlyList<LedgerRow>> RowsAsync(string? feed, int? limit, CancellationToken cancellation)
    {
        var where = feed is null ? "" : $"where feed = {Sql.Text(feed)}";
        var last = limit is null ? "" : $"order by load_id desc limit {limit}";
        var result = await warehouse.QueryAsync($"""
            select * from (
              select load_id, feed, entity, file, rows_read, rows_landed, rows_rejected, rows_duplicate, rows_deleted, rows_absent
              from staging.ledger {where} {last}) as loads order by load_id
            """, cancellation);
        return [.. result.Rows.Select(row => new LedgerRow(Convert.ToInt32(row[0], null), (string)row[1]!, (string)row[2]!, (string)row[3]!,
            Number(row[4]), Number(row[5]), Number(row[6]), Number(row[7]), Number(row[8]), Number(row[9])))];
    }

    /// <summary>The sums by feed and entity, ordered by name.</summary>
    public async Task<IReadOnlyList<LedgerTotal>> TotalsAsync(CancellationToken cancellation)
    {
        var result = await warehouse.QueryAsync("""
            select max(load_id), feed, entity, sum(rows_read), sum(rows_landed), sum(rows_rejected), sum(rows_duplicate), sum(rows_deleted), sum(rows_absent),
              count(*), max(loaded_at), sum(abs(rows_read - rows_landed - rows_rejected - rows_duplicate - rows_deleted))
            from staging.ledger group by feed, entity order by feed, entity
            """, cancellation);
        return [.. result.Rows.Select(row => new LedgerTotal(Convert.ToInt32(row[9], null), (DateTime)row[10]!, new LedgerRow(
            Convert.ToInt32(row[0], null), (string)row[1]!, (string)row[2]!, "", Number(row[3]), Number(row[4]), Number(row[5]), Number(row[6]), Number(row[7]), Number(row[8])))
            { Gap = Number(row[11]) })];
    }

    /// <summary>Stops the run when any load has records without an account: a warehouse that cannot prove what it holds publishes nothing.</summary>
    /// <exception cref="LandingException">There is a gap.</exception>
    public async Task MustBalanceAsync(CancellationToken cancellation)
    {
        var gaps = (await RowsAsync(null, null, cancellation)).Where(row => row.Gap != 0).ToList();
        if (gaps.Count > 0)
        {
            throw new LandingException(gaps[0].File,
                $"the ledger does not balance: load {gaps[0].LoadId} ({gaps[0].Feed}, {gaps[0].Entity}) has {gaps[0].Gap:N0} of {gaps[0].Read:N0} records without an account" +
                $"{(gaps.Count > 1 ? $", and {gaps.Count - 1} more loads" : "")}. Gold was left as it was; see `kept ledger`");
        }
    }

    static long Number(object? value) => value is System.Numerics.BigInteger sum ? (long)sum : Convert.ToInt64(value, null);
}
