using Kept.Contracts;

namespace Kept.Feeds.Guessing;

/// <summary>One contract column, and how it was guessed to be found.</summary>
sealed record GuessedColumn(ContractColumn Column)
{
    /// <summary>The source column; null when a constant or an expression stands in.</summary>
    public string? From { get; init; }

    /// <summary>A constant.</summary>
    public string? Value { get; init; }

    /// <summary>A SQL expression.</summary>
    public string? Sql { get; init; }

    /// <summary>The date formats, where not ISO 8601.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Replacements of whole values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Map { get; init; } = [];

    /// <summary>What the person should know of the guess; empty when it is plain.</summary>
    public string Remark { get; init; } = "";
}
