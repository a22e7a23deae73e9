namespace Kept.Bench;

/// <summary>A generated workspace that has run, for what learns from it; made once for a size and kept for the next time.</summary>
static class TrainedWorld
{
    public static async Task<string> MakeAsync(long appointments)
    {
        var directory = Path.Combine(Results.Root, "artifacts", "bench", $"run-{appointments}");
        if (!File.Exists(Path.Combine(directory, "kept.duckdb")))
        {
            await Child.RunAsync(Commands.Kept, "generate", "--appointments", $"{appointments}", "--feeds", "Plain", "--mess", "0", "--out", directory, "--overwrite", "--quiet");
            await Child.RunAsync(Commands.Kept, "run", "--workspace", directory, "--quiet");
        }

        return directory;
    }

    /// <summary>The newest model's directory; trained where there is none.</summary>
    public static async Task<string> ModelAsync(string workspace)
    {
        var models = Path.Combine(workspace, ".kept", "models");
        if (!Directory.Exists(models) || Directory.GetDirectories(models).Length == 0)
        {
            await Child.RunAsync(Commands.Kept, "predict", "train", "--workspace", workspace, "--quiet");
        }

        return Directory.GetDirectories(models).Order(StringComparer.Ordinal).Last();
    }
}
