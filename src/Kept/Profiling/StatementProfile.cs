using System.Diagnostics;

namespace Kept.Profiling;

/// <summary>What one statement took.</summary>
sealed class StatementProfile(string sql, string? plan)
{
    readonly long began = Stopwatch.GetTimestamp();

    /// <summary>Its text.</summary>
    public string Sql { get; } = sql;

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What the engine says of it; null where it says nothing.</summary>
    public EnginePlan? Plan { get; private set; }

    public void End()
    {
        Elapsed = Stopwatch.GetElapsedTime(began);
        Plan = plan is null ? null : EnginePlan.Read(plan);
    }
}
