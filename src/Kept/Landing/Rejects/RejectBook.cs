using Kept.Warehouses;

namespace Kept.Landing.Rejects;

/// <summary>Reads <c>staging.rejects</c>.</summary>
public sealed class RejectBook(Warehouse warehouse)
{
    /// <summary>The rejects by feed, entity and rule, most open first.</summary>
    public async Task<IReadOnlyList<RejectGroup>> GroupsAsync(CancellationToken cancellation)
    {
        var result = await warehouse.QueryAsync("""
            select feed, entity, rule, column_name, min(reason), count(*) filter (where closed_by is null) as open, count(closed_by)
            from staging.rejects group by feed, entity, rule, column_name order by open desc, feed, entity, rule, column_name
            """, cancellation);
        return [.. result.Rows.Select(row => new RejectGroup((string)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!,
            Convert.ToInt64(row[5], null), Convert.ToInt64(row[6], null)))];
    }

    /// <summary>The feeds that have open rejects.</summary>
    public async Task<IReadOnlyList<string>> OpenFeedsAsync(CancellationToken cancellation)
    {
        var result = await warehouse.QueryAsync("select distinct feed from staging.rejects where closed_by is null order by feed", cancellation);
        return [.. result.Rows.Select(row => (string)row[0]!)];
    }
}
