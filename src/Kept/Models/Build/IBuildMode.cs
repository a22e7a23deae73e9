using Kept.Models.Compile;

namespace Kept.Models.Build;

/// <summary>How a model is built and made visible: aside and then swapped, or in place within a transaction.</summary>
interface IBuildMode
{
    /// <summary>What the texts of this build refer to.</summary>
    IReferences References { get; }

    /// <summary>Whether the engine takes more statements after it has refused one.</summary>
    Task<bool> CanGoOnAsync(CancellationToken cancellation);

    Task<RowCounts> BuildAsync(Model model, CancellationToken cancellation);
}

/// <summary>What a model's building did to its rows; null where it is not known.</summary>
readonly record struct RowCounts(long? Rows, long? Inserted, long? Deleted);
