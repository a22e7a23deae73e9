using System.Text.Json.Serialization;

namespace Kept.Runs;

/// <summary>What the book of runs keeps about a run, for the next one to be compared with.</summary>
/// <param name="Code">What it went by; null when that was as in the run before.</param>
/// <param name="Failures">The tests that found something, and how much.</param>
public sealed record RunNote(IReadOnlyDictionary<string, string>? Code, IReadOnlyDictionary<string, long> Failures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunNote))]
sealed partial class RunNoteJson : JsonSerializerContext;
