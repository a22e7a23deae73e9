using System.Diagnostics.CodeAnalysis;

namespace Kept.Contracts;

/// <summary>The types that a contract column can have.</summary>
public enum ColumnType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number of up to 64 bits.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The contract's own word for it.")]
    Integer,

    /// <summary>A floating-point number.</summary>
    Number,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A date and a time of day, without a zone.</summary>
    Timestamp,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A JSON value.</summary>
    Json,
}
