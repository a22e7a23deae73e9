namespace Kept.Runs;

/// <summary>What to run.</summary>
public sealed record RunRequest
{
    /// <summary>Whether the models are built anew from staging. Default: only what changed is taken in.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Whether the rows that tests find are stored in the warehouse, of tests that do not say so themselves. Default: not.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>Whether the first failure ends the build. Default: what does not depend on it goes on, so that all failures are told.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether each test looks at the whole of its tables. Default: tests of columns that held before look only at what changed.</summary>
    public bool FullTests { get; init; }

    /// <summary>The unique ids of the models and tests that take part; null (the default) for all.</summary>
    public IReadOnlySet<string>? Part { get; init; }

    /// <summary>The models that a rebuild takes as a refused one has left them aside.</summary>
    internal IReadOnlySet<string> Reused { get; init; } = new HashSet<string>();
}
