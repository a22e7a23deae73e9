namespace Kept.Warehouses;

/// <summary>By which columns a large table is kept in parts.</summary>
/// <param name="Month">A date; each month is a part.</param>
/// <param name="List">A value of few kinds; within a month, lists of them are parts.</param>
/// <param name="Rows">How many rows are worth a part.</param>
public readonly record struct PartitionKeys(string Month, string List, long Rows);

/// <summary>Keeps large tables in parts, on an engine whose tables do not order themselves.</summary>
public interface IPartitioner
{
    /// <summary>Makes a table of what a query gives, with the parts that its rows ask for. What stands in no part's month or list is in one for the rest.</summary>
    /// <param name="table">The table, which nobody reads yet.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="keys">The columns that decide.</param>
    /// <param name="query">Its rows.</param>
    /// <param name="cancellation">Stops it.</param>
    Task CreateAsync(TableName table, IReadOnlyList<TableColumn> columns, PartitionKeys keys, string query, CancellationToken cancellation);

    /// <summary>Gives rows that came since a part of their own, where there are enough of them. Readers wait for a moment at most; where they would wait longer it is left for the next time.</summary>
    /// <param name="table">A table, whether it is in parts or not.</param>
    /// <param name="keys">The columns that decide.</param>
    /// <param name="cancellation">Stops it.</param>
    Task KeepUpAsync(TableName table, PartitionKeys keys, CancellationToken cancellation);
}
