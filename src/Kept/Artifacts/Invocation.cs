namespace Kept.Artifacts;

/// <summary>What an artefact says about the command that wrote it.</summary>
public sealed record Invocation
{
    /// <summary>The command: run, build, test, compile.</summary>
    public required string Command { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the artefact is written.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The database, as the engine names it; the first part of a relation's name.</summary>
    public required string Database { get; init; }

    /// <summary>Its name among all invocations.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The head that every artefact has.</summary>
    /// <param name="schema">The artefact and its version: <c>manifest/v12</c>.</param>
    internal Dictionary<string, object?> Metadata(string schema) => new()
    {
        ["dbt_schema_version"] = $"https://schemas.getdbt.com/dbt/{schema}.json",
        ["dbt_version"] = Models.Compile.NodeContext.DbtVersion,
        ["generated_at"] = Text(Now),
        ["invocation_id"] = Id,
        ["invocation_started_at"] = Text(StartedAt),
        ["env"] = new Dictionary<string, object?>(),
    };

    internal static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
}
