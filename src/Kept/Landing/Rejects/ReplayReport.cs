namespace Kept.Landing.Rejects;

/// <summary>What a replay did.</summary>
/// <param name="Ledger">A ledger row for each feed and entity that the file corrects.</param>
/// <param name="AlreadyClosed">Records whose reject had been corrected before; they were left alone.</param>
public sealed record ReplayReport(IReadOnlyList<LedgerRow> Ledger, long AlreadyClosed);
