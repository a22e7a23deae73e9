using Kept.Cli.Kernel;
using Kept.Predict.Training;

namespace Kept.Cli.Hosting;

/// <summary>Shows a training as one stage.</summary>
sealed class TrainingProgress(IStages stages) : ITrainingObserver, IDisposable
{
    IStage? stage;

    public void Started(string step, int index, int total)
    {
        stage ??= stages.Begin("train", total);
        stage.Advance(index == 0 ? 0 : 1, step);
    }

    public void Dispose()
    {
        stage?.Advance(1);
        stage?.Dispose();
    }
}
