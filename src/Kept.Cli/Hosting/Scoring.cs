using System.Globalization;
using Kept.Cli.Kernel;
using Kept.Predict.Scoring;
using Kept.Predict.Training;
using Kept.Runs;
using Kept.Warehouses;

namespace Kept.Cli.Hosting;

/// <summary>Scores the appointments to come, into files that land like any other feed.</summary>
static class Scoring
{
    /// <summary>Of a day with outcomes already, what is still pending is to come; what has no outcome and no word of one, only behind the last such day.</summary>
    public const string Pending = """
        ((outcome = 'pending' and scheduled_on >= (select coalesce(max(cast(scheduled_at as date)), date '0001-01-01') from silver.fact_appointment where outcome in ('attended', 'missed')))
        or (outcome = 'unknown' and scheduled_on > (select coalesce(max(cast(scheduled_at as date)), date '0001-01-01') from silver.fact_appointment where outcome in ('attended', 'missed'))))
        """;

    /// <summary>Scores with a model; the file that it writes lands with the next run.</summary>
    static async Task<Scores> ScoreAsync(Call call, string version)
    {
        var workspace = call.Workspace;
        using var kept = ModelFile.Read(PredictionData.Store(workspace).PathOf(version));
        var table = await PredictionData.ReadAsync(call, kept.File.Moment, Pending);
        var scores = new Scorer(OwnFeed.DirectoryOf(workspace, OwnFeed.Predictions)).Score(kept, table, await LastAsync(call, version), call.Time.GetUtcNow().UtcDateTime);
        OwnFeed.Describe(workspace, OwnFeed.Predictions, "predictions");
        return scores;
    }

    /// <summary>Scores, and runs where a score is new, so that it stands in gold.</summary>
    /// <returns>The scores, and the run; null where there was nothing to run in.</returns>
    public static async Task<(Scores Scores, RunReport? Run)> RunAsync(Call call, string version)
    {
        var scores = await ScoreAsync(call, version);
        return (scores, scores.Changed == 0 ? null : await PipelineRun.RunAsync(call, Project.Load(call.Workspace), new RunRequest()));
    }

    /// <summary>What to say of it beside a result.</summary>
    public static string Verdict(Scores scores) => string.Create(CultureInfo.InvariantCulture,
        $"Scored {Human.Count(scores.Pending, "appointment")} to come with {scores.Batch.Model}: {100 * scores.Mean:0.0} % are expected to be missed; {Human.Count(scores.Changed)} scores are new");

    static async Task<Dictionary<long, double>> LastAsync(Call call, string version)
    {
        await using var warehouse = await Reader.OpenAsync(call, "staging.predictions");
        return await warehouse.ReadAsync($"""
            select appointment_id, probability_dna
            from staging.predictions
            where model_version = {Sql.Text(version)} and prediction_batch like {Sql.Text(version + "@%")} and _superseded_by is null and not _is_deleted
            order by created_at, prediction_id
            """, async rows =>
        {
            var last = new Dictionary<long, double>();
            while (await rows.ReadAsync(call.Cancellation))
            {
                last[rows.GetInt64(0)] = rows.GetDouble(1);
            }

            return last;
        }, call.Cancellation);
    }
}
