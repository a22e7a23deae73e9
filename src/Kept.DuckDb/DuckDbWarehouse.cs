using System.Data.Common;
using DuckDB.NET.Data;
using Kept.Warehouses;

namespace Kept.DuckDb;

/// <summary>The embedded warehouse: one DuckDB file, or memory.</summary>
public sealed class DuckDbWarehouse : Warehouse
{
    /// <summary>The oldest engine that must be able to read a new file: the first that writes texts as a compressed dictionary, a third faster.</summary>
    const string StorageVersion = "v1.3.0";

    /// <summary>Each session has a time zone of its own.</summary>
    const string InUtc = "set TimeZone = 'UTC'";

    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>The engine's spelling, for texts that are not run.</summary>
    public static Dialect Spelling { get; } = new DuckDbDialect();

    DuckDbWarehouse(DuckDBConnection connection)
        : base(connection, Spelling)
    {
    }

    /// <summary>Opens a database file, or memory when <paramref name="path"/> is null.</summary>
    /// <exception cref="WarehouseException">The file cannot be opened; transient when another process holds it.</exception>
    public static Task<DuckDbWarehouse> OpenAsync(string? path, bool readOnly, CancellationToken cancellation) =>
        OpenAsync(new DuckDbOptions { Path = path, ReadOnly = readOnly }, cancellation);

    /// <summary>Opens the warehouse, waiting as long as the options say for whoever holds it.</summary>
    /// <exception cref="WarehouseException">The file cannot be opened; transient when another process holds it.</exception>
    public static async Task<DuckDbWarehouse> OpenAsync(DuckDbOptions options, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; ; waited += RetryDelay)
        {
            try
            {
                return await OpenOnceAsync(options, cancellation);
            }
            catch (WarehouseException error) when (error.IsTransient && waited < options.Patience)
            {
                await Task.Delay(RetryDelay, cancellation);
            }
        }
    }

    /// <inheritdoc />
    public override async Task<Warehouse> OpenSiblingAsync(CancellationToken cancellation)
    {
        // A file that the process has open already is shared by whoever opens it again; memory has no name to share it by.
        var own = (DuckDBConnection)Connection;
        var connection = own.ConnectionString == ConnectionString(new DuckDbOptions()) ? own.Duplicate() : new DuckDBConnection(own.ConnectionString);
        await connection.OpenAsync(cancellation);
        var sibling = new DuckDbWarehouse(connection);
        await sibling.ExecuteAsync(InUtc, cancellation);
        return sibling;
    }

    /// <summary>A column that is nothing but null becomes one of integers in a table.</summary>
    public override async Task<List<TableColumn>> DescribeAsync(string query, CancellationToken cancellation)
    {
        var columns = await QueryAsync($"""
            select column_name, case column_type when '"NULL"' then 'INTEGER' else column_type end as column_type from (describe
            {query}
            )
            """, cancellation);
        return [.. columns.Rows.Select(row => new TableColumn((string)row[0]!, (string)row[1]!))];
    }

    /// <inheritdoc />
    public override async Task<long> TakeAsync(Warehouse from, string table, string query, CancellationToken cancellation)
    {
        var columns = await from.DescribeAsync(query, cancellation);
        var definitions = columns.Select(column => $"{Dialect.Quote(column.Name)} {Dialect.TypeName(column.Type)}");
        await ExecuteAsync($"create or replace temporary table {Dialect.Quote(table)} ({string.Join(", ", definitions)})", cancellation);
        return await from.ReadAsync(query, rows => AppendingAsync(table, appender => AppendedRows.WriteAsync(appender, rows, cancellation)), cancellation);
    }

    /// <inheritdoc />
    public override async Task<long> TakeTextsAsync(string table, IReadOnlyList<string> columns, IAsyncEnumerable<string?[]> rows, CancellationToken cancellation)
    {
        await ExecuteAsync($"create or replace temporary table {Dialect.Quote(table)} ({string.Join(", ", columns.Select(column => $"{Dialect.Quote(column)} varchar"))})", cancellation);
        return await AppendingAsync(table, appender => AppendedRows.WriteAsync(appender, rows, cancellation));
    }

    /// <inheritdoc />
    protected override void Stream(DbCommand command) => ((DuckDBCommand)command).UseStreamingMode = true;

    /// <inheritdoc />
    protected override void WritePlanTo(string file)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"set enable_profiling = 'json'; set profiling_output = {Sql.Text(file)}";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    protected override WarehouseException Translate(DbException error, string sql) => DuckDbErrors.Translate(error, sql);

    async Task<long> AppendingAsync(string table, Func<DuckDBAppender, Task<long>> append)
    {
        try
        {
            using var appender = ((DuckDBConnection)Connection).CreateAppender("temp", "main", table);
            return await append(appender);
        }
        catch (DuckDBException error)
        {
            throw DuckDbErrors.Translate(error, $"insert into {table}");
        }
    }

    static async Task<DuckDbWarehouse> OpenOnceAsync(DuckDbOptions options, CancellationToken cancellation)
    {
        var warehouse = new DuckDbWarehouse(new DuckDBConnection(ConnectionString(options)));
        try
        {
            await warehouse.Connection.OpenAsync(cancellation);
            await warehouse.ExecuteAsync(Settings(options), cancellation);
            return warehouse;
        }
        catch (DbException error)
        {
            await warehouse.DisposeAsync();
            throw DuckDbErrors.Translate(error, $"open {options.Path}");
        }
    }

    static string ConnectionString(DuckDbOptions options) =>
        $"Data Source={options.Path ?? ":memory:"}{(options.ReadOnly ? ";ACCESS_MODE=READ_ONLY" : $";storage_compatibility_version={StorageVersion}")}";

    static string Settings(DuckDbOptions options)
    {
        var memory = MemoryBudget.Of(options.MemoryLimit);
        var spillTo = options.SpillDirectory ?? (options.Path is null ? Path.Combine(Path.GetTempPath(), $"kept-{Environment.ProcessId}") : null);
        var spill = spillTo is null ? "" : $"set temp_directory = {Sql.Text(spillTo)};";
        return $"{InUtc}; set memory_limit = '{memory.Bytes}B'; set checkpoint_threshold = '1GB'; {spill} set threads = {options.Threads ?? memory.Threads}; set autoinstall_known_extensions = false; set autoload_known_extensions = false";
    }
}
