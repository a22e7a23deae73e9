namespace Kept.Worlds.Writing;

/// <summary>The directory of a world: empty, or an earlier world that may be replaced.</summary>
static class WorldDirectory
{
    const string Feeds = "feeds";

    const string Workspace = """
        # A generated world. Its true totals stand in manifest.json.
        version: 1
        source: main

        """;

    /// <summary>Makes the directory ready to be written.</summary>
    /// <exception cref="KeptException">It is not empty, and must not be overwritten.</exception>
    public static async Task PrepareAsync(string directory, bool overwrite, CancellationToken cancellation)
    {
        if (!overwrite && Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new KeptException($"{directory} is not empty; choose another directory, or allow it to be overwritten.");
        }

        Directory.CreateDirectory(Path.Combine(directory, Layout.Data));
        Directory.CreateDirectory(Path.Combine(directory, Feeds));
        await ForgetAsync(directory, cancellation);
    }

    /// <summary>Writes kept.yml and the feed definitions.</summary>
    /// <returns>The definitions' paths, relative to the directory.</returns>
    public static async Task<IReadOnlyList<string>> DefineAsync(string directory, Layout layout, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "kept.yml"), Workspace, cancellation);
        var paths = new List<string>();
        foreach (var (name, yaml) in layout.Definitions)
        {
            var path = $"{Feeds}/{name}.yml";
            await File.WriteAllTextAsync(Path.Combine(directory, path), yaml, cancellation);
            paths.Add(path);
        }

        return paths;
    }

    // Only what the manifest names is deleted: a glob must not find the old world's files, and the person's own stay.
    static async Task ForgetAsync(string directory, CancellationToken cancellation)
    {
        var manifest = Path.Combine(directory, WorldManifest.FileName);
        if (!File.Exists(manifest))
        {
            return;
        }

        var old = await WorldManifest.ReadAsync(directory, cancellation);
        File.Delete(manifest);
        foreach (var path in old.Feeds.Concat(old.Files.Select(file => file.Path)).Where(IsOurs))
        {
            File.Delete(Path.Combine(directory, path));
        }
    }

    static bool IsOurs(string path) =>
        path.Split('/') is [Feeds or Layout.Data, var name] && name is not ("" or "." or "..");
}
