using System.Text.Json;

namespace Kept.Worlds;

/// <summary>What a generated world holds: what was written, and what is true once all of it is taken in.</summary>
public sealed record WorldManifest
{
    /// <summary>The manifest's name in a world's directory.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The options that the world was made with.</summary>
    public required WorldOptions Options { get; init; }

    /// <summary>The feed definitions, relative to the world's directory.</summary>
    public required IReadOnlyList<string> Feeds { get; init; }

    /// <summary>The data files, in the order in which they arrive.</summary>
    public required IReadOnlyList<FileManifest> Files { get; init; }

    /// <summary>The true totals.</summary>
    public required WorldTruth Truth { get; init; }

    /// <summary>Reads the manifest of a world.</summary>
    /// <exception cref="KeptException">The file is not a manifest.</exception>
    public static async Task<WorldManifest> ReadAsync(string directory, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync(file, WorldJson.Default.WorldManifest, cancellation)
                ?? throw new KeptException($"{path} is empty; expected the manifest of a generated world.");
        }
        catch (JsonException error)
        {
            throw new KeptException($"{path} is not the manifest of a generated world; generate it anew.", error);
        }
    }

    internal async Task WriteAsync(string directory, CancellationToken cancellation)
    {
        await using var file = File.Create(Path.Combine(directory, FileName));
        await JsonSerializer.SerializeAsync(file, this, WorldJson.Default.WorldManifest, cancellation);
    }
}
