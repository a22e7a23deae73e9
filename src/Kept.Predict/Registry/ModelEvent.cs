namespace Kept.Predict.Registry;

/// <summary>A word in the register of models: which became active, when, and why.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Version">The model that is active from then on.</param>
/// <param name="Kind">Why it is.</param>
/// <param name="Reason">What the person said who decided against the gate; null otherwise.</param>
/// <param name="By">The account that did it.</param>
/// <param name="Checks">What the gate found; null for a rollback, which goes to a model that was active before.</param>
public sealed record ModelEvent(DateTime At, string Version, ModelEventKind Kind, string? Reason, string By, IReadOnlyList<GateCheck>? Checks);

/// <summary>Why a model became active.</summary>
public enum ModelEventKind
{
    /// <summary>It passed the gate.</summary>
    Passed,

    /// <summary>A person decided against the gate, and said why.</summary>
    Overridden,

    /// <summary>A person went back to the one before.</summary>
    RolledBack,
}
