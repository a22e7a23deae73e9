using Kept.Warehouses;

namespace Kept.Questions;

/// <summary>An answer for a person: its first rows, and how many more there are.</summary>
public sealed record Answer(ResultSet Result, long More);
