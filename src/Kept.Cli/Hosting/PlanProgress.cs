using Kept.Cli.Kernel;
using Kept.Landing;
using Kept.Models.Build;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>Shows a plan as stages: the copy, the run on it, the comparison, the questions.</summary>
sealed class PlanProgress(IStages stages, Terminal terminal) : IPlanObserver, IDisposable
{
    RunProgress? run;
    IStage? stage;
    string current = "";

    RunProgress Run
    {
        get
        {
            stage?.Dispose();
            stage = null;
            return run ??= new RunProgress(stages, terminal);
        }
    }

    public void Copying(long bytes) => Next($"copy {Human.Bytes(bytes)}", 0, null);

    public void Started(string feed, string file, int index, int total) => Run.Started(feed, file, index, total);

    public void Started(BuildStep step) => Run.Started(step);

    public void Finished(LoadReport report) => Run.Finished(report);

    public void Finished(StepReport report) => Run.Finished(report);

    public void Logged(string message) => terminal.Note(message);

    public void Comparing(string table, int total) => Next("compare", total, table);

    public void Asking(string question, int total) => Next("ask", total, question);

    public void Dispose()
    {
        run?.Dispose();
        run = null;
        stage?.Dispose();
        stage = null;
    }

    void Next(string name, int steps, string? detail)
    {
        if (current != name)
        {
            Dispose();
            stage = stages.Begin(name, steps);
            current = name;
        }

        stage?.Advance(1, detail);
    }
}
