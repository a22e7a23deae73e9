namespace Kept.Landing;

/// <summary>
/// The proof of one load (one file, one entity): every record that was read is accounted for.
/// </summary>
/// <param name="LoadId">The load, from 1 upwards without end.</param>
/// <param name="Feed">The feed's name.</param>
/// <param name="Entity">The contract's entity.</param>
/// <param name="File">The file, as the workspace names it.</param>
/// <param name="Read">Records in the file.</param>
/// <param name="Landed">New versions of keys in staging.</param>
/// <param name="Rejected">Records that break the contract; they stand in <c>staging.rejects</c>.</param>
/// <param name="Duplicate">Records that say nothing new.</param>
/// <param name="Deleted">Records that delete their key.</param>
/// <param name="Absent">Keys deleted because a snapshot no longer holds them; these were not read.</param>
public sealed record LedgerRow(
    int LoadId, string Feed, string Entity, string File, long Read, long Landed, long Rejected, long Duplicate, long Deleted, long Absent)
{
    /// <summary>Records without an account: 0 in every load that was kept.</summary>
    public long Gap => Read - Landed - Rejected - Duplicate - Deleted;
}
