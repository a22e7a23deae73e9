namespace Kept.Landing.Rejects;

/// <summary>The rejects of one feed and entity that break one rule.</summary>
public sealed record RejectGroup(string Feed, string Entity, string Rule, string Column, string Reason, long Open, long Closed);
