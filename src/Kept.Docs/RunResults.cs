using System.Globalization;
using System.Text.Json;

namespace Kept.Docs;

/// <summary>What a run said of each step, as <c>run_results.json</c> has it. Messages are left out: an engine's may quote a row.</summary>
/// <param name="WrittenAt">When it was written, in UTC.</param>
/// <param name="Seconds">How long all of it took.</param>
/// <param name="Command">The command it was: <c>run</c>, <c>test</c>; empty when the file does not say.</param>
/// <param name="Steps">The steps in their order.</param>
public sealed record RunResults(DateTime WrittenAt, double Seconds, string Command, IReadOnlyList<StepResult> Steps)
{
    readonly Dictionary<string, StepResult> byId = Steps.GroupBy(step => step.UniqueId).ToDictionary(group => group.Key, group => group.Last());

    /// <summary>What became of a node; null when it was not part of the run.</summary>
    /// <param name="uniqueId">dbt's name for it.</param>
    public StepResult? Find(string uniqueId) => byId.GetValueOrDefault(uniqueId);

    /// <summary>Reads the file; null when there is none.</summary>
    /// <exception cref="KeptException">It is no such file.</exception>
    public static async Task<RunResults?> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, cancellation));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new KeptException($"{path} is not readable as run results ({error.GetType().Name}); delete it, the next run writes it anew", error);
        }
    }

    static RunResults Read(JsonElement root)
    {
        var command = root.TryGetProperty("args", out var args) && args.TryGetProperty("which", out var which) ? which.GetString() : null;
        var written = DateTimeOffset.Parse(root.GetProperty("metadata").GetProperty("generated_at").GetString()!, CultureInfo.InvariantCulture);
        return new RunResults(written.UtcDateTime, root.GetProperty("elapsed_time").GetDouble(), command ?? "", [.. root.GetProperty("results").EnumerateArray().Select(StepResult.Read)]);
    }
}
