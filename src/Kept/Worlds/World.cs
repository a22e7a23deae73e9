using Kept.Worlds.Reality;
using Kept.Worlds.Writing;

namespace Kept.Worlds;

/// <summary>A simulated world of clinics: messy feeds, and the true totals to hold every answer against.</summary>
public static class World
{
    /// <summary>Generates a world as a workspace: <c>kept.yml</c>, <c>feeds/</c>, <c>data/</c> and the manifest. Memory is bounded by the patients (a few bytes each), not by the appointments.</summary>
    /// <param name="options">What world to make.</param>
    /// <param name="directory">Where to write it; made when it is not there.</param>
    /// <param name="progress">Is told how far it is, about once a simulated day.</param>
    /// <param name="cancellation">Stops the work; what was written stays, without a manifest.</param>
    /// <returns>The manifest, as it was also written to <c>manifest.json</c>.</returns>
    /// <exception cref="KeptException">An option is out of its range, or the directory is not empty or cannot be written.</exception>
    public static Task<WorldManifest> GenerateAsync(
        WorldOptions options, string directory, IProgress<WorldProgress>? progress, CancellationToken cancellation)
    {
        options.Validate();
        return Task.Run(() => GuardAsync(options, directory, progress, cancellation), cancellation);
    }

    static async Task<WorldManifest> GuardAsync(
        WorldOptions options, string directory, IProgress<WorldProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return await MakeAsync(options, directory, progress, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KeptException($"{directory} could not be written: {error.Message} Make room or choose another directory, then generate again.", error);
        }
    }

    static async Task<WorldManifest> MakeAsync(
        WorldOptions options, string directory, IProgress<WorldProgress>? progress, CancellationToken cancellation)
    {
        await WorldDirectory.PrepareAsync(directory, options.Overwrite, cancellation);
        var setting = new Setting(options, options.Formats == WorldFormats.Mixed ? MixedLayout.North : null);
        var layout = Layout.Of(options, setting, directory);
        var feeds = await WorldDirectory.DefineAsync(directory, layout, cancellation);
        var (files, truth) = await new WorldWriter(options, setting, layout, progress).WriteAsync(cancellation);
        var manifest = new WorldManifest { Options = options, Feeds = feeds, Files = files, Truth = truth };
        await manifest.WriteAsync(directory, cancellation);
        return manifest;
    }
}
