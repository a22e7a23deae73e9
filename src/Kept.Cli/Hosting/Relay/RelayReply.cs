using System.Text.Json.Serialization;

namespace Kept.Cli.Hosting.Relay;

/// <summary>A reader's question to the writer.</summary>
sealed record RelayRequest(string Sql);

/// <summary>The writer's answer: a database file whose table <c>answer</c> has the rows, which the reader deletes, or what is wrong with the question.</summary>
sealed record RelayReply(string? File, string? Problem);

/// <summary>The run that was asked ended before it answered: the warehouse itself can be read now.</summary>
sealed class RunEndedException() : KeptException("the run that holds the warehouse ended before it answered; ask again");

[JsonSerializable(typeof(RelayRequest))]
[JsonSerializable(typeof(RelayReply))]
sealed partial class RelayJson : JsonSerializerContext;
