using Kept.Warehouses;

namespace Kept.Runs;

/// <summary>The history of runs in <c>staging.runs</c>: what was published last, and from what.</summary>
sealed class RunBook(Warehouse warehouse)
{
    /// <summary>The number of the next run.</summary>
    public async Task<int> NextIdAsync(CancellationToken cancellation) =>
        await warehouse.ScalarAsync<int>("select coalesce(max(run_id), 0) + 1 from staging.runs", cancellation);

    /// <summary>The newest load in staging.</summary>
    public async Task<int> NewestLoadAsync(CancellationToken cancellation) =>
        await warehouse.ScalarAsync<int>("select coalesce(max(load_id), 0) from staging.ledger", cancellation);

    /// <summary>What the last published run was built from; null when nothing was published yet.</summary>
    public async Task<(string Fingerprint, int LoadId)?> LastPublishedAsync(CancellationToken cancellation)
    {
        var rows = (await warehouse.QueryAsync("select fingerprint, load_id from staging.runs where status = 'published' order by run_id desc limit 1", cancellation)).Rows;
        return rows.Count == 0 ? null : ((string)rows[0][0]!, Convert.ToInt32(rows[0][1], null));
    }

    /// <summary>Writes the run down.</summary>
    public Task WriteAsync(int runId, DateTime started, DateTime finished, string status, int loadId, string fingerprint, CancellationToken cancellation) =>
        warehouse.ExecuteAsync($"""
            insert into staging.runs values ({runId}, {Sql.Timestamp(started)}, {Sql.Timestamp(finished)}, {Sql.Text(status)}, {loadId}, {Sql.Text(fingerprint)}, null)
            """, cancellation);
}
