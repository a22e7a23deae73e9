namespace Kept.Worlds;

/// <summary>What one data file holds. Records = Rows + Duplicates + Corrections + Deletions + the bad ones.</summary>
public sealed record FileManifest
{
    /// <summary>The file, relative to the world's directory.</summary>
    public required string Path { get; init; }

    /// <summary>The feed that reads it.</summary>
    public required string Feed { get; init; }

    /// <summary>The entity that it delivers.</summary>
    public required string Entity { get; init; }

    /// <summary>All records, header not counted.</summary>
    public required long Records { get; init; }

    /// <summary>First versions of a key.</summary>
    public required long Rows { get; init; }

    /// <summary>Records that repeat an earlier one word for word.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records that replace an earlier version of their key.</summary>
    public required long Corrections { get; init; }

    /// <summary>Records that delete their key.</summary>
    public required long Deletions { get; init; }

    /// <summary>Records that break the contract, by rule.</summary>
    public required IReadOnlyDictionary<string, long> Bad { get; init; }
}
