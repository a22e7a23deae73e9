using Kept.Warehouses;

namespace Kept.Plans;

/// <summary>
/// Compares one table before and after, inside the engine: first a sum over the rows' hashes, which is all that an unchanged
/// table costs; then the hashes key by key; then the columns, of the rows that differ alone. Of a table that was changed in place
/// no row is looked at that was neither added nor taken out.
/// </summary>
sealed class TableComparison(Warehouse warehouse, string before, string after, Relation old, Relation now, IReadOnlyList<string> declared, CancellationToken cancellation)
{
    const string Differing = "kept_differing";

    readonly List<string> columns = [.. now.Columns.Where(column => old.Columns.Contains(column)).Select(column => Sql.Name(column.Name))];

    /// <summary>Whether the rows of both are known apart by the numbers that the engine gives them.</summary>
    public bool IsInPlace { get; init; }

    string Before => IsInPlace ? RowsAside.Gone : WholeBefore;

    string After => IsInPlace ? RowsAside.Came : WholeAfter;

    string WholeBefore => $"{Sql.Name(before)}.{Name}";

    string WholeAfter => $"{Sql.Name(after)}.{Name}";

    string Name => $"{Sql.Name(now.Table.Schema)}.{Sql.Name(now.Table.Name)}";

    bool HasDeclared => declared.Count > 0 && declared.All(name => columns.Contains(Sql.Name(name)));

    string Hash => columns.Count == 0 ? "0::ubigint" : $"hash({string.Join(", ", columns)})";

    public async Task<TableChange> CompareAsync()
    {
        var change = TableShape.Compare(old, now) with { RowsBefore = await CountAsync(WholeBefore), RowsAfter = await CountAsync(WholeAfter) };
        if (IsInPlace)
        {
            await new RowsAside(warehouse, WholeBefore, WholeAfter, string.Join(", ", columns), Names(HasDeclared ? declared : [now.Columns[0].Name]), cancellation)
                .KeepAsync(change.RowsBefore, change.RowsAfter);
        }

        if (await SumAsync(Before) == await SumAsync(After))
        {
            return change with { Kind = change.HasOtherColumns ? TableChangeKind.Changed : TableChangeKind.Unchanged };
        }

        var key = HasDeclared ? declared : await FirstColumnAsync();
        var rows = key.Count > 0 ? await ByKeyAsync(change with { Key = key }) : null;
        return (rows ?? await ByRowAsync(change)) with { Kind = TableChangeKind.Changed };
    }

    /// <summary>The first column, where it tells the rows that are compared from all others: what a model's author would have declared.</summary>
    async Task<IReadOnlyList<string>> FirstColumnAsync()
    {
        var first = now.Columns[0].Name;
        var isUnique = columns.Contains(Sql.Name(first)) && await IsUniqueAsync(WholeBefore, Before, Sql.Name(first)) && await IsUniqueAsync(WholeAfter, After, Sql.Name(first));
        return isUnique ? [first] : [];
    }

    async Task<bool> IsUniqueAsync(string table, string compared, string column) => await warehouse.ScalarAsync<bool>(
        $"select count(*) = count(distinct {column}) from {table}{(IsInPlace ? $" where {column} in (select {column} from {compared})" : "")}", cancellation);

    async Task<long> CountAsync(string table) => await warehouse.ScalarAsync<long>($"select count(*) from {table}", cancellation);

    async Task<(long Rows, string Sum)> SumAsync(string table)
    {
        var row = (await warehouse.QueryAsync($"select count(*), sum({Hash})::varchar from {table}", cancellation)).Rows[0];
        return (Convert.ToInt64(row[0], null), row[1] as string ?? "");
    }

    /// <summary>Null when the key, against its tests, does not tell the rows apart.</summary>
    async Task<TableChange?> ByKeyAsync(TableChange change)
    {
        var keys = Names(change.Key);
        await warehouse.ExecuteAsync($"""
            create or replace temp table {Differing} as
            select {keys}, case when b.h is null then 1 when a.h is null then -1 else 0 end as was
            from (select {keys}, {Hash} as h from {After}) a full join (select {keys}, {Hash} as h from {Before}) b using ({keys})
            where a.h is distinct from b.h
            """, cancellation);
        var row = (await warehouse.QueryAsync(
            $"select count(*) filter (was = 1), count(*) filter (was = 0), count(*) filter (was = -1), count(distinct ({keys})) from temp.{Differing}", cancellation)).Rows[0];
        var (added, changed, removed, distinct) = (Number(row[0]), Number(row[1]), Number(row[2]), Number(row[3]));
        var isKey = added - removed == change.RowsAfter - change.RowsBefore && added + changed + removed == distinct;
        var counts = isKey && changed > 0 ? await ColumnsAsync(keys) : [];
        await warehouse.ExecuteAsync($"drop table temp.{Differing}", cancellation);
        return isKey ? change with { Added = added, Changed = changed, Removed = removed, Columns = counts } : null;
    }

    async Task<IReadOnlyList<(string, long)>> ColumnsAsync(string keys)
    {
        var counts = columns.Select(column => $"count(*) filter (a.{column} is distinct from b.{column})");
        var row = (await warehouse.QueryAsync($"""
            select {string.Join(", ", counts)}
            from (select * from temp.{Differing} where was = 0) d join {After} a using ({keys}) join {Before} b using ({keys})
            """, cancellation)).Rows[0];
        return [.. now.Columns.Where(column => old.Columns.Contains(column)).Select((column, i) => (column.Name, Number(row[i])))
            .Where(count => count.Item2 > 0).OrderBy(count => count.Name.StartsWith('_')).ThenByDescending(count => count.Item2)];
    }

    /// <summary>Without a key, rows are the same or not, each as often as it stands there.</summary>
    async Task<TableChange> ByRowAsync(TableChange change)
    {
        var row = (await warehouse.QueryAsync($"""
            select coalesce(sum(greatest(n, 0)), 0), coalesce(sum(greatest(-n, 0)), 0)
            from (select h, sum(n) as n from (select {Hash} as h, 1 as n from {After} union all select {Hash}, -1 from {Before}) group by h having sum(n) <> 0)
            """, cancellation)).Rows[0];
        return change with { Key = [], Added = Number(row[0]), Removed = Number(row[1]) };
    }

    static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Sql.Name));

    static long Number(object? value) => value is System.Numerics.BigInteger big ? (long)big : Convert.ToInt64(value, null);
}
