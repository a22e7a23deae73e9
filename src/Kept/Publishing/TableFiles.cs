using Kept.Warehouses;

namespace Kept.Publishing;

/// <summary>
/// Writes partitions of a table. Few at a time: each open file holds buffers for every column, and a COPY that has thousands of
/// them writes each in crumbs.
/// </summary>
sealed class TableFiles(Warehouse engine, string table, IReadOnlyList<string> partitionBy)
{
    /// <summary>As many files as are open at once.</summary>
    const int FilesAtOnce = 250;

    /// <summary>As many rows as are held at once, unless one partition has more.</summary>
    const long RowsAtOnce = 500_000;

    const string Slice = "kept_published_slice";

    string Keys => string.Join(", ", partitionBy.Select(Sql.Name));

    /// <summary>The directory of a row's partition, as the engine itself names it.</summary>
    string PathOf(string row) => string.Join(" || '/' || ", partitionBy.Select(column =>
        $"{Sql.Text(column + "=")} || coalesce(url_encode({row}{Sql.Name(column)}::varchar), '__HIVE_DEFAULT_PARTITION__')"));

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
        await engine.ExecuteAsync($"set partitioned_write_max_open_files = {FilesAtOnce + 1}", cancellation);
        for (var first = 0; first < partitions.Count;)
        {
            var slice = SliceFrom(partitions, first);
            await WriteSliceAsync(slice, directory, cancellation);
            first += slice.Count;
        }

        await engine.ExecuteAsync("reset partitioned_write_max_open_files", cancellation);
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

    async Task WriteSliceAsync(List<Partition> slice, string directory, CancellationToken cancellation)
    {
        await engine.ExecuteAsync($"""
            create or replace temporary table {Slice} as
            select {Keys} from (select distinct {Keys} from {table}) as row
            where {PathOf("row.")} in ({string.Join(", ", slice.Select(partition => Sql.Text(partition.Path)))});
            copy (
              select row.* from {table} as row
              where exists (select 1 from {Slice} as slice where {string.Join(" and ", partitionBy.Select(column => $"row.{Sql.Name(column)} is not distinct from slice.{Sql.Name(column)}"))})
            ) to {Sql.Text(directory)} (format parquet, compression zstd, partition_by ({Keys}), overwrite_or_ignore)
            """, cancellation);
        foreach (var partition in slice)
        {
            MustBeOneFile(Path.Combine(directory, partition.Path));
        }
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
