using Kept.Warehouses;

namespace Kept.Runs;

/// <summary>A run as it stands in the history: <c>published</c>, <c>refused</c>, or <c>begun</c> when it goes on or was killed.</summary>
/// <param name="RunId">The run's number, from 1.</param>
/// <param name="StartedAt">When its build began, in UTC.</param>
/// <param name="FinishedAt">When it ended, in UTC; null when it has not.</param>
/// <param name="Status">How it ended.</param>
public sealed record RunRecord(int RunId, DateTime StartedAt, DateTime? FinishedAt, string Status)
{
    /// <summary>The newest runs that built something, the newest first.</summary>
    public static async Task<IReadOnlyList<RunRecord>> NewestAsync(Warehouse warehouse, int limit, CancellationToken cancellation)
    {
        var rows = await warehouse.QueryAsync($"select run_id, started_at, finished_at, status from staging.runs order by run_id desc limit {limit}", cancellation);
        return [.. rows.Rows.Select(row => new RunRecord(Convert.ToInt32(row[0], null), (DateTime)row[1]!, (DateTime?)row[2], (string)row[3]!))];
    }
}
