namespace Kept.Lineage.Syntax;

/// <summary>Two queries in one: a union, an intersection, a difference.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IsByName">Whether columns belong together by name; otherwise by place.</param>
/// <param name="KeepsDuplicates">Whether equal rows stay.</param>
/// <param name="Left">The first query.</param>
/// <param name="Right">The second query.</param>
public sealed record SetQuery(SetKind Kind, bool IsByName, bool KeepsDuplicates, Query Left, Query Right) : Query;

/// <summary>How two queries become one.</summary>
public enum SetKind
{
    /// <summary>The rows of both.</summary>
    Union,

    /// <summary>The rows that both have.</summary>
    Intersect,

    /// <summary>The rows of the first that the second has not.</summary>
    Except,
}
