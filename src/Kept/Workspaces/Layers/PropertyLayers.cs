namespace Kept.Workspaces.Layers;

/// <summary>
/// Lays the properties files of a later directory over those of the earlier ones. What is described under a name that is known
/// is joined to what is known of it, by <see cref="EntryMerge"/>; what is new stays in its file.
/// </summary>
static class PropertyLayers
{
    /// <summary>The same files in the same order, each entry with what later layers say of it. Changes the files that are given.</summary>
    /// <param name="files">Properties files, each with its layer; a later layer has the greater number.</param>
    /// <exception cref="ConfigurationException">One layer describes a name of an earlier one twice.</exception>
    public static IReadOnlyList<YamlMap> Merge(IReadOnlyList<LayeredFile> files)
    {
        foreach (var over in files.Where(file => file.Layer > 0))
        {
            over.JoinInto([.. files.Where(file => file.Layer < over.Layer)]);
        }

        return [.. files.Select(file => file.Map)];
    }
}
