namespace Kept.Predict.Training;

/// <summary>The models of a workspace, a directory each.</summary>
/// <param name="directory">Where they are.</param>
public sealed class ModelStore(string directory)
{
    /// <summary>The names of all models, oldest first.</summary>
    public IReadOnlyList<string> Versions => !Directory.Exists(directory) ? [] :
        [.. Directory.GetDirectories(directory).Where(path => !path.EndsWith(".part", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Where a model's files are.</summary>
    public string PathOf(string version) => Path.Combine(directory, version);

    /// <summary>A model by name: the one named, else the newest.</summary>
    /// <exception cref="KeptException">There is none.</exception>
    public string Find(string? version)
    {
        var found = version ?? (Versions is [.., var newest] ? newest : null) ?? throw new KeptException("there is no model yet; first: kept predict train");
        return Versions.Contains(found) ? found : throw new KeptException(Suggestion.Unknown("model", found, Versions));
    }
}
