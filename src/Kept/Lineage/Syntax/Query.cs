namespace Kept.Lineage.Syntax;

/// <summary>A query: a select, a set operation, or a recursion.</summary>
public abstract record Query
{
    /// <summary>The common table expressions that stand before it, each seeing those above it.</summary>
    public IReadOnlyList<CommonTable> Tables { get; init; } = [];

    /// <summary>What its rows are ordered by; empty for nothing. <see cref="OrdersByAll"/> stands for all its columns.</summary>
    public IReadOnlyList<Expression> Order { get; init; } = [];

    /// <summary>Whether its rows are ordered by every column.</summary>
    public bool OrdersByAll { get; init; }

    /// <summary>How many rows are taken, and from which on.</summary>
    public IReadOnlyList<Expression> Limit { get; init; } = [];

    /// <summary>What rows must differ in; null: in nothing, empty: in any column.</summary>
    public IReadOnlyList<Expression>? Distinct { get; init; }
}

/// <summary>A query with a name, for the query that follows.</summary>
/// <param name="Name">The name.</param>
/// <param name="Columns">Names for its columns, from the first on; the others keep theirs.</param>
/// <param name="Query">The query.</param>
public sealed record CommonTable(string Name, IReadOnlyList<string> Columns, Query Query);
