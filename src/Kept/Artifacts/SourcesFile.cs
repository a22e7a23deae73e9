using Kept.Models;

namespace Kept.Artifacts;

/// <summary>How fresh the sources were found, as dbt's <c>sources.json</c> has it, in version 3 of its published schema.</summary>
public static class SourcesFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "sources.json";

    /// <summary>Writes it.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="invocation">The command that writes it.</param>
    /// <param name="results">What was found.</param>
    public static void Write(string directory, Invocation invocation, IReadOnlyList<FreshnessResult> results) => ArtifactFile.Write(Path.Combine(directory, FileName), new Dictionary<string, object?>
    {
        ["metadata"] = invocation.Metadata("sources/v3"),
        ["results"] = results.Select(Of).ToList(),
        ["elapsed_time"] = (invocation.Now - invocation.StartedAt).TotalSeconds,
    });

    static Dictionary<string, object?> Of(FreshnessResult result) => result.Problem is { } problem
        ? new() { ["unique_id"] = result.Source.UniqueId, ["error"] = problem, ["status"] = "runtime error" }
        : new()
        {
            ["unique_id"] = result.Source.UniqueId,
            ["max_loaded_at"] = Invocation.Text(result.LoadedAt ?? DateTimeOffset.MinValue),
            ["snapshotted_at"] = Invocation.Text(result.At),
            ["max_loaded_at_time_ago_in_s"] = result.Age.TotalSeconds,
            ["status"] = result.Status.ToString().ToLowerInvariant(),
            ["criteria"] = Criteria(result.Source.Freshness!),
            ["adapter_response"] = new Dictionary<string, object?>(),
            ["timing"] = Array.Empty<object>(),
            ["thread_id"] = "Thread-1",
            ["execution_time"] = result.Elapsed.TotalSeconds,
        };

    /// <summary>The limits, as the manifest has them too.</summary>
    internal static Dictionary<string, object?> Criteria(SourceFreshness freshness) => new()
    {
        ["warn_after"] = Limit(freshness.WarnAfter),
        ["error_after"] = Limit(freshness.ErrorAfter),
        ["filter"] = freshness.Filter,
    };

    static Dictionary<string, object?> Limit(FreshnessLimit? limit) => new() { ["count"] = limit?.Count, ["period"] = limit?.Period };
}
