namespace Kept.Lineage.Syntax;

/// <summary>A query that reads itself.</summary>
/// <param name="Name">The name by which it does.</param>
/// <param name="KeepsDuplicates">Whether equal rows stay.</param>
/// <param name="Start">The rows with which it begins.</param>
/// <param name="Step">The rows that follow from others.</param>
public sealed record RecursiveQuery(string Name, bool KeepsDuplicates, Query Start, Query Step) : Query;
