namespace Kept.Predict.Training;

/// <summary>The models of a workspace: a directory each, and the name of the one that is active.</summary>
/// <param name="directory">Where they are.</param>
public sealed class ModelStore(string directory)
{
    string ActiveFile => Path.Combine(directory, "active");

    /// <summary>The names of all models, oldest first.</summary>
    public IReadOnlyList<string> Versions => !Directory.Exists(directory) ? [] :
        [.. Directory.GetDirectories(directory).Where(path => !path.EndsWith(".part", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The model that scores; null when none is active.</summary>
    public string? Active => File.Exists(ActiveFile) ? File.ReadAllText(ActiveFile).Trim() : null;

    /// <summary>Where a model's files are.</summary>
    public string PathOf(string version) => Path.Combine(directory, version);

    /// <summary>A model by name: the one named, else the active one, else the newest.</summary>
    /// <exception cref="KeptException">There is none.</exception>
    public string Find(string? version)
    {
        var found = version ?? Active ?? (Versions is [.., var newest] ? newest : null) ?? throw new KeptException("there is no model yet; first: kept predict train");
        return Versions.Contains(found) ? found : throw new KeptException(Suggestion.Unknown("model", found, Versions));
    }

    /// <summary>Makes a model the active one.</summary>
    public void Activate(string version)
    {
        File.WriteAllText(ActiveFile + ".part", version + "\n");
        File.Move(ActiveFile + ".part", ActiveFile, overwrite: true);
    }
}
