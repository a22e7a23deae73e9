using Kept.Cli.Kernel;
using Kept.Predict.Features;
using Kept.Predict.Registry;
using Kept.Predict.Training;

namespace Kept.Cli.Hosting;

/// <summary>Decides which model is active, and keeps the decision.</summary>
static class ModelRelease
{
    public static ModelRegister Register(Call call) => new(PredictionData.ModelsPath(call.Workspace));

    /// <summary>Judges a model by the gate, beside the active one.</summary>
    public static IReadOnlyList<GateCheck> Judge(Call call, KeptModel candidate, FeatureTable table)
    {
        using var active = Register(call).Active is { } version ? ModelFile.Read(PredictionData.Store(call.Workspace).PathOf(version)) : null;
        return new ReleaseGate(call.Workspace.Prediction.Gate).Judge(candidate, active, table);
    }

    /// <summary>Makes a model the active one.</summary>
    public static void Activate(Call call, string version, ModelEventKind kind, string? reason, IReadOnlyList<GateCheck>? checks) =>
        Register(call).Add(new ModelEvent(call.Time.GetUtcNow().UtcDateTime, version, kind, reason, Environment.UserName, checks));

    /// <summary>The version that is asked for, else the active one.</summary>
    /// <exception cref="KeptException">None is active.</exception>
    public static string Choose(Call call, string? version)
    {
        var store = PredictionData.Store(call.Workspace);
        return store.Find(version ?? Register(call).Active ?? throw new KeptException(store.Versions is [.., var newest]
            ? $"no model is active: none has passed the gate. See kept predict activate {newest}, or train again"
            : "there is no model yet; first: kept predict train"));
    }
}
