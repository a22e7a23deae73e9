using Kept.Models.Build.Narrowing;

namespace Kept.Models.Build;

/// <summary>How to build.</summary>
public sealed record BuildRequest
{
    /// <summary>
    /// Whether everything is made anew, aside of what readers see, and published at the end; the default, false,
    /// takes in what is new, in one transaction. The first build, and one after the project's text changed, must be a rebuild.
    /// </summary>
    public bool Rebuild { get; init; }

    /// <summary>The unique ids of the models and tests that take part; null (the default) for all.</summary>
    public IReadOnlySet<string>? Selected { get; init; }

    /// <summary>
    /// The unique ids of models that a rebuild takes as a refused one has left them aside, where they are still there. Empty
    /// (the default) for none. That their text and what they read are as they were is the caller's to know.
    /// </summary>
    public IReadOnlySet<string> Reused { get; init; } = new HashSet<string>();

    /// <summary>Whether a refused rebuild leaves aside the tables that it could make, for the next one to take; the default is false.</summary>
    public bool KeepsAside { get; init; }

    /// <summary>Whether the first failure ends the build; the default, false, lets what does not depend on it go on, so that all failures are told.</summary>
    public bool FailFast { get; init; }

    /// <summary>Where the compiled SQL goes, for a person to look at; null (the default) for nowhere.</summary>
    public string? CompiledDirectory { get; init; }

    /// <summary>Whether the rows that tests find are stored, of tests that do not say so themselves; the default is false.</summary>
    public bool StoreFailures { get; init; }

    /// <summary>
    /// What the build that readers see has proved; tests of columns then look only at what this one changes, where that finds the
    /// same. Null (the default): nothing is known, and all tests look at all rows.
    /// </summary>
    public Proof? Proof { get; init; }

    /// <summary>Variables of this build; they win over the project's.</summary>
    public IReadOnlyDictionary<string, object?> Vars { get; init; } = new Dictionary<string, object?>();
}
