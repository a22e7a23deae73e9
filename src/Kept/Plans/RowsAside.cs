using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>Keeps aside the rows that only one of two tables has, where the engine numbers the rows of both alike.</summary>
/// <param name="warehouse">The session that has both open.</param>
/// <param name="before">The table before.</param>
/// <param name="after">The table after.</param>
/// <param name="columns">The columns that are kept.</param>
/// <param name="key">Columns by which a row is likely to be found again; nothing but speed depends on them.</param>
/// <param name="cancellation">Stops it inside the engine.</param>
sealed class RowsAside(Warehouse warehouse, string before, string after, string columns, string key, CancellationToken cancellation)
{
    /// <summary>Where the rows are kept that are no longer there.</summary>
    public const string Gone = "temp.kept_gone";

    /// <summary>Where the rows are kept that were not there.</summary>
    public const string Came = "temp.kept_came";

    public async Task KeepAsync(long rowsBefore, long rowsAfter)
    {
        var came = await KeepAsync(Came, after, $"rowid > (select coalesce(max(rowid), -1) from {before})");
        var gone = rowsBefore + came - rowsAfter;
        if (gone == 0 || !await FindByKeyAsync(gone))
        {
            await KeepAsync(Gone, before, gone == 0 ? "false" : $"rowid not in (select rowid from {after})");
        }
    }

    /// <summary>Most rows are gone because the same came with other values. That is quickly found, and then it is known whether it was all.</summary>
    async Task<bool> FindByKeyAsync(long gone)
    {
        var found = await KeepAsync(Gone, before, $"({key}) in (select ({key}) from {Came}) limit {gone + 1}");
        return found == gone && !await warehouse.ScalarAsync<bool>($"select exists (from {after} where rowid in (select kept_number from {Gone}))", cancellation);
    }

    async Task<long> KeepAsync(string name, string table, string condition)
    {
        await warehouse.ExecuteAsync($"create or replace temp table {name["temp.".Length..]} as select rowid as kept_number, {columns} from {table} where {condition}", cancellation);
        return await warehouse.ScalarAsync<long>($"select count(*) from {name}", cancellation);
    }
}
