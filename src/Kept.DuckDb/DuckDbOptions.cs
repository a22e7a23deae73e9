namespace Kept.DuckDb;

/// <summary>How the embedded warehouse is opened.</summary>
public sealed record DuckDbOptions
{
    /// <summary>The database file; null: memory.</summary>
    public string? Path { get; init; }

    /// <summary>Whether only reading is meant. Any number of readers may hold a file, or one writer.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The most memory the engine may take, for example <c>4GB</c>; null: 60 % of what the machine or container has.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>The engine's threads; null: one a core, fewer in little memory.</summary>
    public int? Threads { get; init; }

    /// <summary>Where work that does not fit into memory goes; null: beside the file, or in the system's temporary directory.</summary>
    public string? SpillDirectory { get; init; }

    /// <summary>How long to wait for another process to let go of the file. Default: not at all.</summary>
    public TimeSpan Patience { get; init; }
}
