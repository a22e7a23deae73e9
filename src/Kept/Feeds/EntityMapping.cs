namespace Kept.Feeds;

/// <summary>How one entity's contract columns are found in a feed's rows.</summary>
/// <param name="Entity">The contract's entity: patients, clinics, appointments or predictions.</param>
/// <param name="Columns">A spec for each contract column that the feed names. Contract columns that it does not name are taken from the source column of the same name, if there is one.</param>
public sealed record EntityMapping(string Entity, IReadOnlyList<ColumnMapping> Columns);

/// <summary>How one contract column is found: exactly one of <see cref="From"/>, <see cref="Value"/> and <see cref="Sql"/> is set.</summary>
public sealed record ColumnMapping
{
    /// <summary>The contract's column.</summary>
    public required string Column { get; init; }

    /// <summary>The line of the feed file that says so, from 1.</summary>
    public int Line { get; init; }

    /// <summary>A source column; in nested JSON a dotted path such as <c>patient.name.0.family</c>.</summary>
    public string? From { get; init; }

    /// <summary>The same text for every row.</summary>
    public string? Value { get; init; }

    /// <summary>A SQL expression over source columns, all of them text.</summary>
    public string? Sql { get; init; }

    /// <summary>What a value is when the source column is gone or the value is absent.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the source column may be missing from a file: the value is then absent.</summary>
    public bool Optional { get; init; }

    /// <summary>strptime formats, tried in order; empty: ISO 8601.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Replacements of whole values, for example <c>Yes: missed</c>; a value that is not listed stays.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Map { get; init; } = [];

    /// <summary>For an id: whose id it is, when not the feed's own source's.</summary>
    public string? Source { get; init; }
}
