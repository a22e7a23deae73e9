using System.Text.Json.Serialization;

namespace Kept.Worlds;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(WorldManifest))]
sealed partial class WorldJson : JsonSerializerContext;
