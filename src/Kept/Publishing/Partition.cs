namespace Kept.Publishing;

/// <summary>The rows of a table that have the same values in the columns of the partitions: one file.</summary>
/// <param name="Path">The file's directory below the table's, as Hive names it: <c>clinic_id=7/scheduled_month=3</c>.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Content">A sum of the hashes of all rows, whatever their order.</param>
public sealed record Partition(string Path, long Rows, string Content);
