using System.Collections.Concurrent;
using Kept.Warehouses;

namespace Kept.Publishing;

/// <summary>
/// Writes partitions of a table. Few at a time: each open file holds buffers for every column, and a COPY that has thousands of
/// them writes each in crumbs. It ends with a part that one thread does alone, and several threads sometimes make several files of
/// a partition: so a COPY has one thread, and several run at once.
/// </summary>
/// <param name="engine">The engine that writes files.</param>
/// <param name="table">The table, as it is to be written.</param>
/// <param name="partitionBy">The columns that make the partitions.</param>
/// <param name="isShared">Whether other sessions of the engine see the table too.</param>
sealed class TableFiles(Warehouse engine, string table, IReadOnlyList<string> partitionBy, bool isShared)
{
    /// <summary>As many files as a session has open at once.</summary>
    const int FilesAtOnce = 250;

    /// <summary>As many rows as a session holds at once, unless one partition has more.</summary>
    const long RowsAtOnce = 500_000;

    /// <summary>As many sessions as write at once.</summary>
    const int MostSessions = 4;

    const string All = "kept_published_partitions";

    const string Slice = "kept_published_slice";

    string Keys => string.Join(", ", partitionBy.Select(Sql.Name));

    /// <summary>The directory of a row's partition, as the engine itself names it.</summary>
    string PathOf(string row) => string.Join(" || '/' || ", partitionBy.Select(column =>
        $"url_encode({Sql.Text(column)}) || '=' || coalesce(url_encode({row}{Sql.Name(column)}::varchar), '__HIVE_DEFAULT_PARTITION__')"));

    /// <summary>The table's columns and their types.</summary>
    public async Task<string> ColumnsAsync(CancellationToken cancellation) =>
        string.Join(", ", (await engine.DescribeAsync($"select * from {table}", cancellation)).Select(column => $"{Sql.Name(column.Name)} {column.Type}"));

    /// <summary>The table's partitions as they are now, by their columns.</summary>
    public async Task<List<Partition>> PartitionsAsync(CancellationToken cancellation)
    {
        var rows = await engine.QueryAsync($"""
            select {PathOf("")}, n, content
            from (select {Keys}, count(*) as n, sum(hash(row)::hugeint)::varchar as content from {table} as row group by {Keys})
            order by {Keys}
            """, cancellation);
        return [.. rows.Rows.Select(row => new Partition((string)row[0]!, (long)row[1]!, (string)row[2]!))];
    }

    /// <summary>Writes partitions, one file each, below a directory.</summary>
    /// <exception cref="PublishException">Another file was written than was to be.</exception>
    public async Task WriteAsync(IReadOnlyList<Partition> partitions, string directory, CancellationToken cancellation)
    {
        var slices = new ConcurrentQueue<List<Partition>>(Slices(partitions));
        var threads = await engine.ScalarAsync<int>("select current_setting('threads')", cancellation);
        var sessions = Math.Min(slices.Count, isShared ? Math.Min(threads, MostSessions) : 1);
        await engine.ExecuteAsync($"set partitioned_write_max_open_files = {FilesAtOnce + 1}; set threads = 1", cancellation);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, sessions).Select(_ => Task.Run(() => WriteAsync(slices, directory, cancellation), cancellation)));
        }
        finally
        {
            await engine.ExecuteAsync($"reset partitioned_write_max_open_files; set threads = {threads}", CancellationToken.None);
        }
    }

    /// <summary>Writes slices until there are none left.</summary>
    async Task WriteAsync(ConcurrentQueue<List<Partition>> slices, string directory, CancellationToken cancellation)
    {
        try
        {
            await using var own = isShared ? await engine.OpenSiblingAsync(cancellation) : null;
            var session = own ?? engine;
            await session.ExecuteAsync($"create or replace temporary table {All} as select distinct {Keys} from {table}", cancellation);
            while (slices.TryDequeue(out var slice))
            {
                await WriteSliceAsync(session, slice, directory, cancellation);
            }
        }
        catch
        {
            slices.Clear();
            throw;
        }
    }

    static IEnumerable<List<Partition>> Slices(IReadOnlyList<Partition> partitions)
    {
        for (var first = 0; first < partitions.Count;)
        {
            var slice = SliceFrom(partitions, first);
            yield return slice;
            first += slice.Count;
        }
    }

    static List<Partition> SliceFrom(IReadOnlyList<Partition> partitions, int first)
    {
        var slice = new List<Partition> { partitions[first] };
        var rows = partitions[first].Rows;
        foreach (var next in partitions.Skip(first + 1).Take(FilesAtOnce - 1))
        {
            rows += next.Rows;
            if (rows > RowsAtOnce)
            {
                break;
            }

            slice.Add(next);
        }

        return slice;
    }

    async Task WriteSliceAsync(Warehouse session, List<Partition> slice, string directory, CancellationToken cancellation)
    {
        await session.ExecuteAsync($"""
            create or replace temporary table {Slice} as
            select {Keys} from {All} as row
            where {PathOf("row.")} in ({string.Join(", ", slice.Select(partition => Sql.Text(partition.Path)))})
            """, cancellation);
        var between = await BetweenEndsAsync(session, cancellation);
        await session.ExecuteAsync($"""
            copy (
              select row.* from {table} as row
              where {between} and exists (select 1 from {Slice} as slice where {string.Join(" and ", partitionBy.Select(column => $"row.{Sql.Name(column)} is not distinct from slice.{Sql.Name(column)}"))})
            ) to {Sql.Text(directory)} (format parquet, compression zstd, partition_by ({Keys}), overwrite_or_ignore)
            """, cancellation);
        foreach (var partition in slice)
        {
            MustBeOneFile(Path.Combine(directory, partition.Path));
        }
    }

    /// <summary>
    /// That the outermost column lies between the ends of the slice; nothing, where a partition has no value there. The engine asks
    /// that of the column as it reads, and reads no others of most rows: of the slice alone it would read them first.
    /// </summary>
    async Task<string> BetweenEndsAsync(Warehouse session, CancellationToken cancellation)
    {
        var key = Sql.Name(partitionBy[0]);
        await session.ExecuteAsync($"""
            set variable kept_first = (select min({key}) from {Slice});
            set variable kept_last = (select max({key}) from {Slice})
            """, cancellation);
        return await session.ScalarAsync<bool>($"select count(*) = count({key}) from {Slice}", cancellation)
            ? $"row.{key} between getvariable('kept_first') and getvariable('kept_last')"
            : "true";
    }

    static void MustBeOneFile(string directory)
    {
        var files = Directory.Exists(directory) ? Directory.GetFiles(directory).Length : 0;
        if (files != 1)
        {
            throw new PublishException($"{directory}: found {files} files, expected one. What readers see is as it was");
        }
    }
}
