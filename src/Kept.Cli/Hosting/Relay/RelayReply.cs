using System.Text.Json.Serialization;

namespace Kept.Cli.Hosting.Relay;

/// <summary>A reader's question to the writer.</summary>
sealed record RelayRequest(string Sql);

/// <summary>The writer's answer: a Parquet file with the rows, which the reader deletes, or what is wrong with the question.</summary>
sealed record RelayReply(string? File, string? Problem);

[JsonSerializable(typeof(RelayRequest))]
[JsonSerializable(typeof(RelayReply))]
sealed partial class RelayJson : JsonSerializerContext;
