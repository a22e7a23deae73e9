using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kept.Predict.Registry;

/// <summary>Which model is active, and which were: a file to which lines are only ever added.</summary>
/// <param name="directory">Where the models are.</param>
public sealed class ModelRegister(string directory)
{
    static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    readonly string path = Path.Combine(directory, "register.ndjson");

    /// <summary>All that was decided, the oldest first.</summary>
    /// <exception cref="KeptException">The file is damaged.</exception>
    public IReadOnlyList<ModelEvent> Events => !File.Exists(path) ? [] : [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Read)];

    /// <summary>The active model; null when there is none.</summary>
    public string? Active => Events is [.., var last] ? last.Version : null;

    /// <summary>The model that was active before the active one; null when there was none.</summary>
    public string? Previous
    {
        get
        {
            // A rollback undoes the decision before it: what it left is never gone back to.
            var decided = new Stack<string>();
            foreach (var one in Events)
            {
                if (one.Kind == ModelEventKind.RolledBack)
                {
                    decided.Pop();
                }
                else if (!decided.TryPeek(out var top) || top != one.Version)
                {
                    decided.Push(one.Version);
                }
            }

            return decided.Skip(1).FirstOrDefault();
        }
    }

    /// <summary>Adds a decision.</summary>
    public void Add(ModelEvent decision)
    {
        Directory.CreateDirectory(directory);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(decision, Format));
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
    }

    ModelEvent Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelEvent>(line, Format)!;
        }
        catch (JsonException error)
        {
            throw new KeptException($"{path} holds a line that is not a decision; expected one JSON object a line. Take the line out, or restore the file", error);
        }
    }
}
