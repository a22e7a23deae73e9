namespace Kept.Contracts;

/// <summary>What a contract column is there for.</summary>
public enum ColumnRole
{
    /// <summary>Identifies the row; one a table.</summary>
    Key,

    /// <summary>Another entity's key.</summary>
    Reference,

    /// <summary>Something the source says about the row.</summary>
    Attribute,

    /// <summary>The moment in UTC that a date and a time of day mean in the feed's zone; landing computes it.</summary>
    Instant,

    /// <summary>The source's own text of an id whose key was computed; landing fills it.</summary>
    SourceId,

    /// <summary>Where the row came from; landing fills it.</summary>
    Provenance,
}
