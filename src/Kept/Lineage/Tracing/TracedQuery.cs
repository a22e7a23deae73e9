namespace Kept.Lineage.Tracing;

/// <summary>What a query gives: its columns, and what decides about its rows.</summary>
sealed record TracedQuery(IReadOnlyList<TracedColumn> Columns, Influences Rows)
{
    /// <summary>The same by other names, from the first column on.</summary>
    public TracedQuery Named(IReadOnlyList<string> names) => names.Count == 0
        ? this
        : this with { Columns = [.. Columns.Select((column, i) => i < names.Count ? column with { Name = names[i] } : column)] };
}

/// <summary>A column of a query; without a name when only the engine knows how it would call it.</summary>
sealed record TracedColumn(string? Name, Influences Influences, string? Text = null);
