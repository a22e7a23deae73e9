namespace Kept.DuckDb.Queries;

/// <summary>What a query names: the functions it calls and the qualified tables it reads.</summary>
sealed record QueryNames(IReadOnlySet<string> Functions, IReadOnlySet<(string Schema, string Table)> Tables);
