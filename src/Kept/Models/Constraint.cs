namespace Kept.Models;

/// <summary>A rule that the engine enforces of every row of a table whose contract is enforced.</summary>
/// <param name="Type"><c>not_null</c> or <c>check</c>.</param>
/// <param name="Name">Its name; null for one that the engine chooses.</param>
/// <param name="Expression">The condition of a check.</param>
/// <param name="Columns">The columns of a not_null that stands under the table.</param>
public sealed record Constraint(string Type, string? Name, string? Expression, IReadOnlyList<string> Columns);
