namespace Kept.Bench;

/// <summary>From files to tested gold, beside what one would write by hand; interleaved, on the same files.</summary>
static class PipelineBench
{
    public static async Task RunAsync(long appointments, int rounds, bool withPostgres)
    {
        var world = await PlainWorld.MakeAsync(appointments);
        var all = new Dictionary<string, List<Measure>>();
        for (var round = 1; round <= rounds; round++)
        {
            void Add(string name, Measure measure)
            {
                all.TryAdd(name, []);
                all[name].Add(measure);
                Console.Error.WriteLine($"{round}/{rounds} {name}: {measure.Seconds:0.0} s, {measure.CpuSeconds:0.0} CPU-s, {measure.PeakBytes >> 20} MB");
            }

            await RoundAsync(world, Add);
            if (withPostgres)
            {
                Add(PipelineTable.Postgres, await PostgresRival.MeasureAsync(world));
            }
        }

        PipelineTable.Write(appointments, all);
    }

    static async Task RoundAsync(PlainWorld world, Action<string, Measure> add)
    {
        var workspace = world.Workspace("kept");
        var limit = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(workspace)!, "limit")).FullName;
        Task<Measure> Kept() => Child.MeasureAsync(workspace, Commands.Kept, "run", "--workspace", workspace, "--quiet");
        add(PipelineTable.Kept, await Kept());
        add(PipelineTable.Limit, await Child.MeasureAsync(limit, Commands.Self, "limit", world.Data, Path.Combine(limit, "limit.duckdb")));
        add(PipelineTable.Nothing, await Kept());
        world.ChangeOnePercent(workspace);
        add(PipelineTable.OnePercent, await Kept());
        Directory.Delete(workspace, recursive: true);
        Directory.Delete(limit, recursive: true);
    }
}
