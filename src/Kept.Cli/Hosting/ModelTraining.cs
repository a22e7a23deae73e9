using Kept.Cli.Kernel;
using Kept.Predict.Registry;
using Kept.Predict.Training;

namespace Kept.Cli.Hosting;

/// <summary>A training as every verb has it: with its progress, judged by the gate, and active when it passes.</summary>
static class ModelTraining
{
    /// <summary>Trains.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="condition">SQL over the features; null: all appointments.</param>
    public static async Task<TrainedModel> RunAsync(Call call, TrainingRequest request, string? condition)
    {
        var (store, label) = (PredictionData.Store(call.Workspace), AttendanceLabel.Of(call.Workspace.Vars));
        var table = await PredictionData.ReadAsync(call, request.AtMoment, condition);
        var file = await call.Terminal.StagesAsync(call.Time, stages =>
        {
            using var progress = new TrainingProgress(stages);
            return Task.FromResult(new Training(store, call.Time).Run(table, request, label, progress, call.Cancellation));
        });
        using var kept = ModelFile.Read(store.PathOf(file.Version));
        var trained = new TrainedModel(file, ModelRelease.Judge(call, kept, table));
        if (trained.IsActive)
        {
            ModelRelease.Activate(call, file.Version, ModelEventKind.Passed, null, trained.Checks);
        }

        return trained;
    }
}

/// <summary>A model that was just trained.</summary>
/// <param name="File">What is said of it.</param>
/// <param name="Checks">What the gate looked at; nothing where no days were left to test it on.</param>
sealed record TrainedModel(ModelFile File, IReadOnlyList<GateCheck> Checks)
{
    /// <summary>Whether it passed, and so is active.</summary>
    public bool IsActive => ReleaseGate.IsPassed(Checks);
}
