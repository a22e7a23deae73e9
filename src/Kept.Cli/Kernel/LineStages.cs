namespace Kept.Cli.Kernel;

/// <summary>Stages as lines on standard error, one when a stage has ended: for logs.</summary>
sealed class LineStages(TimeProvider time) : IStages
{
    public IStage Begin(string name, long steps = 0) => new Stage(name, time);

    sealed class Stage(string name, TimeProvider time) : IStage
    {
        readonly long start = time.GetTimestamp();
        long done;

        public void Advance(long steps = 1, string? detail = null) => Interlocked.Add(ref done, steps);

        public void Dispose()
        {
            var steps = done > 0 ? $", {Human.Count(done)} done" : "";
            Console.Error.WriteLine($"{name}: {Human.Duration(time.GetElapsedTime(start))}{steps}");
        }
    }
}
