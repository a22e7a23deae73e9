namespace Kept.Landing;

/// <summary>What the landing of one file did.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="File">The file, as the workspace names it.</param>
/// <param name="Ledger">A ledger row for each entity; empty when the file held nothing new.</param>
/// <param name="UnknownColumns">Source columns that no mapping uses; their values are kept in <c>_extra</c>.</param>
/// <param name="Notes">What a person should know: for example deletions that were held back.</param>
public sealed record LoadReport(
    string Feed, string File, IReadOnlyList<LedgerRow> Ledger, IReadOnlyList<string> UnknownColumns, IReadOnlyList<string> Notes);
