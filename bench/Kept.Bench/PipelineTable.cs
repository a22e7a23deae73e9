namespace Kept.Bench;

/// <summary>The table of the pipeline's benchmark.</summary>
static class PipelineTable
{
    public const string Kept = "`kept run`, files to tested gold";
    public const string Limit = "limit: hand-written DuckDB, untested";
    public const string Postgres = "hand-written PostgreSQL, untested";
    public const string Nothing = "`kept run`, nothing new";
    public const string OnePercent = "`kept run`, 1 % changed";

    public static void Write(long appointments, IReadOnlyDictionary<string, List<Measure>> all)
    {
        var ratios = all[Kept].Zip(all[Limit], (kept, limit) => kept.Seconds / limit.Seconds).Order().ToList();
        Results.Write($"pipeline-{appointments}", $"./bench/run pipeline --appointments {appointments} --rounds {all[Kept].Count}{(all.ContainsKey(Postgres) ? " --postgres" : "")}", $"""
            {appointments:N0} appointments, as many predictions, generated CSV without mess. Each round runs all of them, one after the other, on the same files.
            `kept run` against the limit, round by round: {ratios[0]:0.00} to {ratios[^1]:0.00}, median {Middle(ratios):0.00}.

            | | min s | median s | max s | CPU s | peak MB | disk MB |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', all.Select(row => Row(row.Key, row.Value)))}
            """);
    }

    static string Row(string name, List<Measure> measures)
    {
        var seconds = measures.Select(measure => measure.Seconds).Order().ToList();
        var cpu = Middle([.. measures.Select(measure => measure.CpuSeconds).Order()]);
        var peak = measures.Max(measure => measure.PeakBytes) >> 20;
        return $"| {name} | {seconds[0]:0.0} | {Middle(seconds):0.0} | {seconds[^1]:0.0} | {(double.IsNaN(cpu) ? "" : $"{cpu:0.0}")} | {(peak == 0 ? "" : $"{peak:N0}")} | {measures.Max(measure => measure.DiskBytes) >> 20:N0} |";
    }

    static double Middle(List<double> sorted) => sorted[sorted.Count / 2];
}
