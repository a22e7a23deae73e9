namespace Kept.Plans;

/// <summary>How one table or view differs.</summary>
public sealed record TableChange
{
    /// <summary>Its schema and name: <c>gold.unified_appointments</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether, and how.</summary>
    public required TableChangeKind Kind { get; init; }

    /// <summary>Whether it is a view now, or was one when it is gone. Of views the definition is compared, and no rows.</summary>
    public bool IsView { get; init; }

    /// <summary>The columns by which rows were matched; empty for a table without a key: its rows are then the same or not.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The rows before.</summary>
    public long RowsBefore { get; init; }

    /// <summary>The rows after.</summary>
    public long RowsAfter { get; init; }

    /// <summary>The rows whose key was not there before.</summary>
    public long Added { get; init; }

    /// <summary>The rows with other values in columns that were there before and after.</summary>
    public long Changed { get; init; }

    /// <summary>The rows whose key is no longer there.</summary>
    public long Removed { get; init; }

    /// <summary>In how many of the changed rows each column differs; the most first, bookkeeping (<c>_load_id</c>) last.</summary>
    public IReadOnlyList<(string Column, long Rows)> Columns { get; init; } = [];

    /// <summary>Columns that are new, with their types.</summary>
    public IReadOnlyList<(string Column, string Type)> ColumnsAdded { get; init; } = [];

    /// <summary>Columns that are gone.</summary>
    public IReadOnlyList<string> ColumnsRemoved { get; init; } = [];

    /// <summary>Columns with another type; their values are not compared.</summary>
    public IReadOnlyList<(string Column, string Before, string After)> ColumnsRetyped { get; init; } = [];

    internal bool HasOtherColumns => ColumnsAdded.Count + ColumnsRemoved.Count + ColumnsRetyped.Count > 0;
}

/// <summary>Whether a table or view differs, and how.</summary>
public enum TableChangeKind
{
    /// <summary>It is the same, row by row.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It has other rows, other columns, or, being a view, another definition.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,
}
