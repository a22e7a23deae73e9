namespace Kept.Models;

/// <summary>How fresh a source's table was found.</summary>
public sealed record FreshnessResult
{
    /// <summary>The table.</summary>
    public required SourceTable Source { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its newest row was loaded; null when there is none, which is older than any limit.</summary>
    public DateTimeOffset? LoadedAt { get; init; }

    /// <summary>Why it could not be looked at; null when it was.</summary>
    public string? Problem { get; init; }

    /// <summary>How long the look took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How old the newest row is.</summary>
    public TimeSpan Age => At - (LoadedAt ?? DateTimeOffset.MinValue);

    /// <summary>What that comes to.</summary>
    public FreshnessStatus Status => Problem is not null ? FreshnessStatus.RuntimeError
        : Age > Source.Freshness!.ErrorAfter?.Age ? FreshnessStatus.Error
        : Age > Source.Freshness.WarnAfter?.Age ? FreshnessStatus.Warn
        : FreshnessStatus.Pass;
}

/// <summary>What a look at a table's freshness comes to.</summary>
public enum FreshnessStatus
{
    /// <summary>It is fresh.</summary>
    Pass,

    /// <summary>It is older than its <c>warn_after</c>.</summary>
    Warn,

    /// <summary>It is older than its <c>error_after</c>.</summary>
    Error,

    /// <summary>It could not be looked at.</summary>
    RuntimeError,
}
