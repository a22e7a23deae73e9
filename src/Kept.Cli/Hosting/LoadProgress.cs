using Kept.Cli.Kernel;
using Kept.Landing;

namespace Kept.Cli.Hosting;

/// <summary>Shows a load as one stage, a step a file.</summary>
sealed class LoadProgress(IStages stages) : ILoadObserver, IDisposable
{
    IStage? stage;

    public void Started(string feed, string file, int index, int total)
    {
        stage ??= stages.Begin("load", total);
        stage.Advance(0, file);
    }

    public void Finished(LoadReport report) => stage?.Advance(1, report.File);

    public void Dispose() => stage?.Dispose();
}
