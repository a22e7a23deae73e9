using Kept.Cli.Kernel;
using Kept.Landing;
using Kept.Models.Build;
using Kept.Runs;

namespace Kept.Cli.Hosting;

/// <summary>Shows a run as two stages: load, then build and test.</summary>
sealed class RunProgress(IStages stages, Terminal terminal) : IRunObserver, IDisposable
{
    IStage? stage;
    string current = "";

    public void Started(string feed, string file, int index, int total) => Stage("load", total).Advance(0, file);

    public void Finished(LoadReport report) => stage?.Advance(1, report.File);

    public void Started(BuildStep step) => Stage("build and test", step.Total).Advance(0, step.Name);

    public void Finished(StepReport report) => stage?.Advance(1, report.Step.Name);

    public void Logged(string message) => terminal.Note(message);

    public void Dispose() => stage?.Dispose();

    IStage Stage(string name, long steps)
    {
        if (stage is null || current != name)
        {
            stage?.Dispose();
            stage = stages.Begin(name, steps);
            current = name;
        }

        return stage;
    }
}
