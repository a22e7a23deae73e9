using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kept.Publishing;

/// <summary>What a published version holds. It stands in the version's own directory, so that both are seen at once.</summary>
/// <param name="RunId">The run that made what was published.</param>
/// <param name="PartitionBy">The columns of the partitions.</param>
/// <param name="Tables">The tables, each with its columns and partitions.</param>
public sealed record Manifest(int RunId, IReadOnlyList<string> PartitionBy, IReadOnlyDictionary<string, PublishedTable> Tables)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Reads the manifest of a version; null when there is none.</summary>
    public static Manifest? Read(string directory)
    {
        var file = Path.Combine(directory, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ManifestJson.Default.Manifest) : null;
    }

    /// <summary>Writes it into the directory of a version.</summary>
    public void Write(string directory) => File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(this, ManifestJson.Default.Manifest));
}

/// <summary>A published table.</summary>
/// <param name="Columns">Its columns and their types, as the engine writes them.</param>
/// <param name="Partitions">Its partitions, by their columns.</param>
public sealed record PublishedTable(string Columns, IReadOnlyList<Partition> Partitions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Manifest))]
sealed partial class ManifestJson : JsonSerializerContext;
