using System.Text.Json.Serialization;
using Kept.Models.Build.Narrowing;

namespace Kept.Runs;

/// <summary>What the book of runs keeps about a run, for the next one to be compared with.</summary>
/// <param name="Code">What it went by; null when that was as in the run before.</param>
/// <param name="Failures">The tests that found something, and how much.</param>
public sealed record RunNote(IReadOnlyDictionary<string, string>? Code, IReadOnlyDictionary<string, long> Failures)
{
    /// <summary>What a published run has proved of its tables; null for one that was not published, or was of a part.</summary>
    public Proof? Proof { get; init; }

    /// <summary>The unique ids of the part that a refused run was of; null for all.</summary>
    public IReadOnlyList<string>? Part { get; init; }

    /// <summary>The models that a refused rebuild has left aside, and those that stand inlined in them, each with the hash of what it says; null for a build that was none.</summary>
    public IReadOnlyDictionary<string, string>? Aside { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunNote))]
sealed partial class RunNoteJson : JsonSerializerContext;
