using System.Text.Json;

namespace Kept.Docs;

/// <summary>What became of a step.</summary>
/// <param name="UniqueId">dbt's name for the node.</param>
/// <param name="Status">dbt's word for it: success, pass, warn, fail, error, skipped.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failures">The failures of a test; null for all else.</param>
/// <param name="Rows">The rows that a table now has, or that were changed; null when it is not known.</param>
public sealed record StepResult(string UniqueId, string Status, double Seconds, long? Failures, long? Rows)
{
    internal static StepResult Read(JsonElement result) => new(
        result.GetProperty("unique_id").GetString()!, result.GetProperty("status").GetString()!, result.GetProperty("execution_time").GetDouble(),
        Number(result, "failures"),
        result.TryGetProperty("adapter_response", out var response) && response.ValueKind is JsonValueKind.Object ? Number(response, "rows") ?? Number(response, "rows_affected") : null);

    static long? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : null;
}
