namespace Kept.Lineage.Tracing;

/// <summary>The tables that a query can read by name.</summary>
interface ITables
{
    /// <summary>The table; null when there is none. Without a schema, the only one of that name.</summary>
    KnownTable? Find(string schema, string name);
}

/// <summary>A table of the lineage.</summary>
/// <param name="Node">The node that it is.</param>
/// <param name="Columns">Its columns; null when they are not known.</param>
sealed record KnownTable(string Node, IReadOnlyList<string>? Columns);
