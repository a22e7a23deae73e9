using System.Text.Json;
using Kept.Models.Build.Narrowing;
using Kept.Warehouses;

namespace Kept.Runs;

/// <summary>The history of runs in <c>staging.runs</c>: what was published last, and from what.</summary>
sealed class RunBook(Warehouse warehouse)
{
    /// <summary>The status of a run that published some of the models.</summary>
    public const string Part = "part";

    /// <summary>The number of the next run; that of a run which landed something and was killed is not given again.</summary>
    public async Task<int> NextIdAsync(CancellationToken cancellation) => await warehouse.ScalarAsync<int>(
        "select coalesce(max(run_id), 0) + 1 from (select run_id from staging.runs union all select run_id from staging.ledger) as begun", cancellation);

    /// <summary>The newest load in staging.</summary>
    public async Task<int> NewestLoadAsync(CancellationToken cancellation) =>
        await warehouse.ScalarAsync<int>("select coalesce(max(load_id), 0) from staging.ledger", cancellation);

    /// <summary>
    /// What readers see was built from; null when nothing was published yet, or when it is not known: a run by another
    /// project text published some of the models, or was killed, perhaps between its publishing and its last word here.
    /// </summary>
    public async Task<(string Fingerprint, int LoadId)?> LastPublishedAsync(CancellationToken cancellation)
    {
        var rows = (await warehouse.QueryAsync("""
            select fingerprint, load_id from staging.runs p
            where run_id = (select max(run_id) from staging.runs where status = 'published') and not exists (
              select 1 from staging.runs u where u.run_id > p.run_id and u.status in ('begun', 'part') and u.fingerprint <> p.fingerprint)
            """, cancellation)).Rows;
        return rows.Count == 0 ? null : ((string)rows[0][0]!, Convert.ToInt32(rows[0][1], null));
    }

    /// <summary>What the last published run went by, as it was written down last; null when no run did.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> LastCodeAsync(CancellationToken cancellation) => Read(await warehouse.ScalarAsync<string>(
        "select summary from staging.runs where status = 'published' and summary like '{\"code\":%' order by run_id desc limit 1", cancellation))?.Code;

    /// <summary>The tests that found something in the last published run, and how much; null when it was not written down.</summary>
    public async Task<IReadOnlyDictionary<string, long>?> LastFailuresAsync(CancellationToken cancellation) => Read(await warehouse.ScalarAsync<string>(
        "select summary from staging.runs where status = 'published' order by run_id desc limit 1", cancellation))?.Failures;

    /// <summary>
    /// What the last published run has proved; null when its tables may have changed since: by a run of a part, by one that was killed,
    /// perhaps after its publishing, or by another program, which has taken in loads that no published run knew.
    /// </summary>
    public async Task<Proof?> LastProofAsync(CancellationToken cancellation) => Read(await warehouse.ScalarAsync<string>("""
        select summary from staging.runs as p
        where run_id = (select max(run_id) from staging.runs where status = 'published')
          and not exists (select 1 from staging.runs as u where u.run_id > p.run_id and u.status in ('begun', 'part'))
          and not exists (select 1 from staging.watermarks as w where w.load_id > p.load_id)
        """, cancellation))?.Proof;

    /// <summary>The last run, if it was refused: the newest load that it knew, and its note.</summary>
    public async Task<(int LoadId, RunNote Note)?> LastRefusedAsync(CancellationToken cancellation)
    {
        var rows = (await warehouse.QueryAsync(
            "select load_id, summary from staging.runs where run_id = (select max(run_id) from staging.runs) and status = 'refused'", cancellation)).Rows;
        return rows.Count == 0 ? null : (Convert.ToInt32(rows[0][0], null), Read((string?)rows[0][1])!);
    }

    /// <summary>Writes down that a build begins.</summary>
    public Task BeginAsync(int runId, DateTime started, int loadId, string fingerprint, CancellationToken cancellation) => warehouse.ExecuteAsync(
        $"insert into staging.runs values ({runId}, {Sql.Timestamp(started)}, null, 'begun', {loadId}, {Sql.Text(fingerprint)}, null)", cancellation);

    /// <summary>Writes down how it ended.</summary>
    public Task EndAsync(int runId, DateTime finished, string status, RunNote note, CancellationToken cancellation) => warehouse.ExecuteAsync($"""
        update staging.runs set finished_at = {Sql.Timestamp(finished)}, status = {Sql.Text(status)}, summary = {Sql.Text(JsonSerializer.Serialize(note, RunNoteJson.Default.RunNote))}
        where run_id = {runId}
        """, cancellation);

    static RunNote? Read(string? summary) => summary is null ? null : JsonSerializer.Deserialize(summary, RunNoteJson.Default.RunNote);
}
