using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kept.Artifacts;

/// <summary>Writes an artefact beside its place and moves it there, so that a reader finds the old one or the new one, whole.</summary>
static class ArtifactFile
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, IReadOnlyDictionary<string, object?> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Environment.ProcessId}.next";
        using (var stream = File.Create(aside))
        {
            using var json = new Utf8JsonWriter(stream, Options);
            JsonValue.Write(json, content);
        }

        File.Move(aside, path, overwrite: true);
    }
}
