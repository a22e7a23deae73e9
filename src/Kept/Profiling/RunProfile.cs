using System.Diagnostics;
using Kept.Landing;
using Kept.Models.Build;
using Kept.Runs;
using Kept.Warehouses;

namespace Kept.Profiling;

/// <summary>
/// Finds where the time of a run goes. It observes the run, whose stages come one after the other, and the statements of the
/// session; each statement belongs to the stage in which it began.
/// </summary>
/// <param name="observer">Who observes the run already.</param>
/// <param name="directory">Where the engine writes its plans.</param>
public sealed class RunProfile(IRunObserver observer, string directory) : IRunObserver, IStatementObserver
{
    readonly List<StageProfile> stages = [];
    readonly StageProfile between = new("run", "between the stages");
    long began = Stopwatch.GetTimestamp();
    TimeSpan cpu = Environment.CpuUsage.TotalTime;
    StageProfile? current;
    StatementProfile? statement;
    int statements;

    /// <summary>The stages in their order, and at last what belongs to none.</summary>
    public IReadOnlyList<StageProfile> Stages => [.. stages, between];

    /// <inheritdoc />
    public void Started(string feed, string file, int index, int total)
    {
        Begin(new StageProfile("load", file));
        observer.Started(feed, file, index, total);
    }

    /// <inheritdoc />
    public void Finished(LoadReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        End(report.Ledger.Sum(row => row.Read));
        observer.Finished(report);
    }

    /// <inheritdoc />
    public void Started(BuildStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        Begin(new StageProfile(KindOf(step.Kind), step.Name));
        observer.Started(step);
    }

    /// <inheritdoc />
    public void Finished(StepReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        End(report.Rows);
        observer.Finished(report);
    }

    /// <inheritdoc />
    public void Logged(string message) => observer.Logged(message);

    string? IStatementObserver.Started(string sql)
    {
        var plan = Path.Combine(directory, $"{++statements:0000}.json");
        statement = new StatementProfile(sql, plan);
        (current ?? between).Statements.Add(statement);
        return plan;
    }

    void IStatementObserver.Ended() => statement?.End();

    /// <summary>The run has ended.</summary>
    public void Complete() => Turn(null);

    static string KindOf(BuildStepKind kind) => kind switch
    {
        BuildStepKind.Model => "model",
        BuildStepKind.Test => "test",
        _ => "unit_test",
    };

    void Begin(StageProfile stage)
    {
        stages.Add(stage);
        Turn(stage);
    }

    void End(long? rows)
    {
        if (current is not null)
        {
            current.Rows = rows;
        }

        Turn(null);
    }

    /// <summary>What went by since the last turn was the current stage's.</summary>
    void Turn(StageProfile? next)
    {
        var stage = current ?? between;
        var (now, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        stage.Elapsed += Stopwatch.GetElapsedTime(began, now);
        stage.Cpu += used - cpu;
        (began, cpu, current) = (now, used, next);
    }
}
