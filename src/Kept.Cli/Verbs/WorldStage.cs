using Kept.Cli.Kernel;
using Kept.Worlds;

namespace Kept.Cli.Verbs;

/// <summary>Makes a world as one stage with a bar.</summary>
static class WorldStage
{
    public static Task<WorldManifest> GenerateAsync(Call call, WorldOptions options, string directory) =>
        call.Terminal.StagesAsync(call.Time, async stages =>
        {
            using var stage = stages.Begin("generate", options.Appointments);
            return await World.GenerateAsync(options, directory, new Advance(stage), call.Cancellation);
        });

    /// <summary>Reports at once and in order, unlike <see cref="Progress{T}"/>.</summary>
    sealed class Advance(IStage stage) : IProgress<WorldProgress>
    {
        long done;

        public void Report(WorldProgress value)
        {
            stage.Advance(value.Appointments - done);
            done = value.Appointments;
        }
    }
}
