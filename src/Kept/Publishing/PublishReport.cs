namespace Kept.Publishing;

/// <summary>What a publishing did, or would do.</summary>
/// <param name="Directory">What readers read.</param>
/// <param name="Tables">A report a table.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record PublishReport(string Directory, IReadOnlyList<PublishedChange> Tables, TimeSpan Elapsed)
{
    /// <summary>Whether readers see something else than before.</summary>
    public bool IsNews => Tables.Any(table => table.Written + table.Removed > 0);
}

/// <summary>What changed in a published table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Partitions">Its partitions.</param>
/// <param name="Written">The partitions that are written.</param>
/// <param name="Removed">The partitions that have no rows any more.</param>
public sealed record PublishedChange(string Table, long Rows, int Partitions, int Written, int Removed);
