namespace Kept.Lineage;

/// <summary>How a column depends on another. Several may hold at once.</summary>
[Flags]
public enum Influence
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Direct: the value is the other's, as it is.</summary>
    Identity = 1,

    /// <summary>Direct: the value is computed from the other's in the same row.</summary>
    Transformation = 2,

    /// <summary>Direct: the value is computed from the other's in many rows.</summary>
    Aggregation = 4,

    /// <summary>Indirect: the other decides which rows belong together.</summary>
    Join = 8,

    /// <summary>Indirect: the other decides which rows there are.</summary>
    Filter = 16,

    /// <summary>Indirect: the other decides which rows become one.</summary>
    GroupBy = 32,

    /// <summary>Indirect: the other decides in which order the rows are.</summary>
    Sort = 64,

    /// <summary>Indirect: the other decides which neighbours of a row are looked at.</summary>
    Window = 128,

    /// <summary>Indirect: the other decides which of several values it is.</summary>
    Conditional = 256,

    /// <summary>Beside a direct one: the other's value cannot be read from it, as from a count or a hash.</summary>
    Masking = 512,

    /// <summary>All that are direct.</summary>
    Direct = Identity | Transformation | Aggregation,

    /// <summary>All that are indirect.</summary>
    Indirect = Join | Filter | GroupBy | Sort | Window | Conditional,
}
