namespace Kept.Warehouses;

/// <summary>
/// The keys of a column as a set of bits, for engines that have such sets. Where keys are whole numbers that lie close together, as a
/// source's own often do, a question about all of them takes a pass over the column, and no table of hashes.
/// </summary>
sealed class KeySet
{
    /// <summary>Of fewer keys a table of hashes is made as soon.</summary>
    const long Fewest = 10_000;

    /// <summary>So many bits a key may take: a thread's set is then smaller than a table of hashes, which takes 128 or more.</summary>
    const int Sparsest = 32;

    /// <summary>16 MB, in bits: each thread has a set, and the engine does not count them as its memory.</summary>
    const long Longest = 128_000_000;

    static readonly HashSet<string> WholeNumbers = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"];

    readonly Warehouse warehouse;
    readonly string rows;
    readonly string column;
    readonly long count;
    readonly (long Low, long High) range;

    KeySet(Warehouse warehouse, string rows, string column, long count, (long Low, long High) range)
    {
        this.warehouse = warehouse;
        this.rows = rows;
        this.column = column;
        this.count = count;
        this.range = range;
    }

    /// <summary>The keys of a column, without those that are null.</summary>
    /// <param name="warehouse">Where they are.</param>
    /// <param name="rows">A FROM item.</param>
    /// <param name="column">The column's name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null where the engine has no such sets, and for keys that are none, few, no whole numbers, or lie far apart.</returns>
    public static async Task<KeySet?> OfAsync(Warehouse warehouse, string rows, string column, CancellationToken cancellation)
    {
        if (!warehouse.Dialect.HasBitSets || await warehouse.ScalarAsync<long>($"select count(*) from {rows}", cancellation) < Fewest || !await IsWholeAsync(warehouse, rows, column, cancellation))
        {
            return null;
        }

        var key = warehouse.Dialect.Quote(column);
        var row = (await warehouse.QueryAsync($"select count({key}), coalesce(min({key}), 0), coalesce(max({key}), 0) from {rows}", cancellation)).Rows[0];
        var (count, low, high) = (Convert.ToInt64(row[0], null), Convert.ToInt64(row[1], null), Convert.ToInt64(row[2], null));
        var length = (Int128)high - low + 1;
        return length <= Longest && length <= (Int128)count * Sparsest ? new KeySet(warehouse, rows, key, count, (low, high)) : null;
    }

    /// <summary>Whether no key occurs twice.</summary>
    public async Task<bool> IsUniqueAsync(CancellationToken cancellation) =>
        await warehouse.ScalarAsync<long>($"select bit_count({Bits}) from {rows}", cancellation) == count;

    /// <summary>Whether each key is among others.</summary>
    public async Task<bool> IsWithinAsync(KeySet others, CancellationToken cancellation) => await warehouse.ScalarAsync<bool?>($"""
        select there | here = there
        from (select
          (select {Bits} from {rows}) as here,
          (select bitstring_agg({others.column}, {range.Low}, {range.High}) from {others.rows} where {others.column} between {range.Low} and {range.High}) as there) as sets
        """, cancellation) is true;

    static async Task<bool> IsWholeAsync(Warehouse warehouse, string rows, string column, CancellationToken cancellation) =>
        (await warehouse.DescribeAsync($"select * from {rows}", cancellation)).Any(found => found.Name.Equals(column, StringComparison.OrdinalIgnoreCase) && WholeNumbers.Contains(found.Type));

    string Bits => $"bitstring_agg({column}, {range.Low}, {range.High})";
}
