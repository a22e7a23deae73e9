using System.Text.Json.Serialization;

namespace Kept.Plans;

/// <summary>What is kept of a plan beside its warehouse, so that it can be applied.</summary>
/// <param name="Version">The layout of this note: 1.</param>
/// <param name="MadeAt">When it was made, in UTC.</param>
/// <param name="Base">What it was made from.</param>
/// <param name="ResultHead">The hash of the head of the warehouse that it would publish.</param>
/// <param name="RunId">The run that it would publish; null when there was nothing to run.</param>
/// <param name="Fingerprint">The project text that it went by.</param>
/// <param name="Refusal">Why it cannot be published; null when it can.</param>
sealed record PlanNote(int Version, DateTime MadeAt, PlanBase Base, string ResultHead, int? RunId, string Fingerprint, string? Refusal)
{
    public const int CurrentVersion = 1;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PlanNote))]
sealed partial class PlanNoteJson : JsonSerializerContext;
