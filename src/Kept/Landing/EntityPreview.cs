using Kept.Warehouses;

namespace Kept.Landing;

/// <summary>What a feed makes of the first records of a file, for one entity.</summary>
/// <param name="File">The file, as the workspace names it.</param>
/// <param name="Entity">The contract's entity.</param>
/// <param name="Looked">How many records were looked at.</param>
/// <param name="Rejected">How many of them would be rejected.</param>
/// <param name="Rows">The first that would land, with the contract's columns.</param>
/// <param name="Rejects">The first that would be rejected: row number, problem, raw text.</param>
public sealed record EntityPreview(string File, string Entity, long Looked, long Rejected, ResultSet Rows, ResultSet Rejects);
