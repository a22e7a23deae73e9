using System.Text.Json;
using Kept.Tests.Runs;
using Xunit;

namespace Kept.Tests.Predict;

/// <summary>A generated world that has run, with a model trained on its days before June 2024.</summary>
public sealed class TrainedWorkspace : IAsyncLifetime
{
    internal RunWorkspace Workspace { get; private set; } = null!;

    /// <summary>What the training told.</summary>
    public JsonElement Trained { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Workspace = await RunWorkspace.GenerateAsync("--appointments", "6000", "--feeds", "Plain", "--mess", "0", "--seed", "3");
        await Workspace.DoneAsync("run");
        Trained = await Workspace.JsonAsync("predict", "train", "--test-from", "2024-06-01");
    }

    public ValueTask DisposeAsync()
    {
        Workspace.Dispose();
        return ValueTask.CompletedTask;
    }
}
