namespace Kept.Landing;

/// <summary>A rule of the contract that a record can break. The reason never holds a value.</summary>
/// <param name="Column">The contract's column; empty when the whole record is meant.</param>
/// <param name="Name">The rule, for people and scripts: <c>missing_value</c>, <c>unreadable_date</c>, …</param>
/// <param name="Reason">What was expected.</param>
sealed record Rule(string Column, string Name, string Reason);
