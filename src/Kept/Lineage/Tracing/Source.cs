namespace Kept.Lineage.Tracing;

/// <summary>One relation of a <c>from</c>, with the names by which its columns can be reached.</summary>
sealed class Source(string schema, string? name, IEnumerable<TracedColumn> columns)
{
    public Source(string? name, IEnumerable<TracedColumn> columns)
        : this("", name, columns)
    {
    }

    public string? Name => name;

    public IReadOnlyList<SourceColumn> Columns { get; } = [.. columns.Select(column => new SourceColumn(column.Name, column.Influences))];

    /// <summary>Why its columns are not known; null when they are.</summary>
    public string? Gap { get; init; }

    /// <summary>The node whose columns nobody knows, so that every name is one of them; null for a relation.</summary>
    public string? OpenNode { get; init; }

    public bool Is(string other) => SourceColumn.Same(name, other);

    public bool Is(string otherSchema, string other) => SourceColumn.Same(schema, otherSchema) && Is(other);

    public SourceColumn? Find(string column) => Columns.FirstOrDefault(found => SourceColumn.Same(found.Name, column));
}

/// <summary>A column of a relation, as it can be reached in one query.</summary>
sealed class SourceColumn(string? name, Influences own)
{
    public string? Name => name;

    /// <summary>What it depends on, when it is asked for by its relation's name.</summary>
    public Influences Own { get; } = own;

    /// <summary>What it depends on, when it is asked for by its own name: of a join's common column, perhaps both sides.</summary>
    public Influences Common { get; set; } = own;

    /// <summary>Whether another relation's column stands for it: the second of a join's common columns.</summary>
    public bool IsHidden { get; set; }

    public bool WasRead { get; set; }

    public static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
