using System.Data;
using System.Data.Common;
using Kept.Postgres.Partitions;
using Kept.Warehouses;
using Kept.Workspaces;
using Npgsql;

namespace Kept.Postgres;

/// <summary>A PostgreSQL database as a warehouse. It reads no files: another engine beside it does, and its rows come here by COPY.</summary>
public sealed class PostgresWarehouse : Warehouse
{
    /// <summary>The oldest server that will do.</summary>
    public const int OldestVersion = 15;

    /// <summary>The engine's spelling, for texts that are not run.</summary>
    public static Dialect Spelling { get; } = new PostgresDialect();

    readonly NpgsqlDataSource source;
    readonly NpgsqlConnection connection;
    readonly Warehouse? files;
    readonly bool isSibling;

    PostgresWarehouse(NpgsqlDataSource source, NpgsqlConnection connection, Warehouse? files, bool isSibling)
        : base(connection, Spelling) => (this.source, this.connection, this.files, this.isSibling) = (source, connection, files, isSibling);

    /// <inheritdoc />
    public override Warehouse FileReader => files ?? throw new InvalidOperationException("this session reads no files");

    /// <inheritdoc />
    public override IPartitioner Partitioner => field ??= new MonthPartitions(this);

    /// <summary>Opens a session.</summary>
    /// <param name="url">Where the server is.</param>
    /// <param name="files">The engine that reads files, which is disposed of with this session; null for a session that reads none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ConfigurationException">The URL says something that cannot be meant.</exception>
    /// <exception cref="WarehouseException">The server cannot be reached, or does not let us in.</exception>
    /// <exception cref="KeptException">The server is too old, or the database does not hold every text.</exception>
    public static async Task<PostgresWarehouse> OpenAsync(ServerUrl url, Warehouse? files, CancellationToken cancellation)
    {
        var source = NpgsqlDataSource.Create(ConnectionSettings.Of(url));
        try
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            var warehouse = new PostgresWarehouse(source, connection, files, isSibling: false);
            await warehouse.BeginAsync(cancellation);
            await ServerCheck.MustSufficeAsync(warehouse, connection.PostgreSqlVersion, url, cancellation);
            return warehouse;
        }
        catch (Exception error)
        {
            await source.DisposeAsync();
            throw error is DbException refused ? PostgresErrors.Translate(refused, $"open {url}") : error;
        }
    }

    /// <summary>Opens the session of the one who writes.</summary>
    /// <exception cref="Runs.BusyException">Another one writes.</exception>
    public static async Task<PostgresWarehouse> OpenWriterAsync(ServerUrl url, Warehouse files, CancellationToken cancellation)
    {
        var warehouse = await OpenAsync(url, files, cancellation);
        try
        {
            await WriterLock.TakeAsync(warehouse, url, cancellation);
            return warehouse;
        }
        catch
        {
            await warehouse.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public override async Task<Warehouse> OpenSiblingAsync(CancellationToken cancellation)
    {
        try
        {
            var sibling = new PostgresWarehouse(source, await source.OpenConnectionAsync(cancellation), files, isSibling: true);
            await sibling.BeginAsync(cancellation);
            return sibling;
        }
        catch (DbException error)
        {
            throw PostgresErrors.Translate(error, "open another session");
        }
    }

    /// <inheritdoc />
    public override Task<List<TableColumn>> DescribeAsync(string query, CancellationToken cancellation) =>
        GuardAsync(query, async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellation);
            var columns = await reader.GetColumnSchemaAsync(cancellation);
            return columns.Select(column => new TableColumn(column.ColumnName, column.DataTypeName!)).ToList();
        }, cancellation);

    /// <inheritdoc />
    public override async Task<long> TakeAsync(Warehouse from, string table, string query, CancellationToken cancellation)
    {
        var columns = (await from.DescribeAsync(query, cancellation)).ConvertAll(column => column with { Type = Dialect.TypeName(column.Type) });
        var definitions = columns.Select(column => $"{Dialect.Quote(column.Name)} {column.Type}");
        await ExecuteAsync($"{Dialect.DropTemporaryTable(table)}; create temporary table {Dialect.Quote(table)} ({string.Join(", ", definitions)})", cancellation);
        var count = await from.ReadAsync(query, rows => CopyAsync(table, copy => new BinaryRows(copy, rows, columns).WriteAsync(cancellation), cancellation), cancellation);
        await ExecuteAsync($"analyze pg_temp.{Dialect.Quote(table)}", cancellation);
        return count;
    }

    /// <inheritdoc />
    public override async Task<long> TakeTextsAsync(string table, IReadOnlyList<string> columns, IAsyncEnumerable<string?[]> rows, CancellationToken cancellation)
    {
        await ExecuteAsync($"{Dialect.DropTemporaryTable(table)}; create temporary table {Dialect.Quote(table)} ({string.Join(", ", columns.Select(column => $"{Dialect.Quote(column)} text"))})", cancellation);
        return await CopyAsync(table, copy => BinaryRows.WriteAsync(copy, rows, cancellation), cancellation);
    }

    /// <summary>Begins a binary COPY out of the server.</summary>
    internal Task<NpgsqlBinaryExporter> ExportAsync(string copy, CancellationToken cancellation) => connection.BeginBinaryExportAsync(copy, cancellation);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!isSibling)
        {
            await source.DisposeAsync();
            await (files?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    /// <inheritdoc />
    protected override WarehouseException Translate(DbException error, string sql) => PostgresErrors.Translate(error, sql);

    /// <summary>Whatever the server's and the user's settings are. A session whose program has gone ends by itself soon, and with it its transaction and its locks.</summary>
    Task BeginAsync(CancellationToken cancellation) => ExecuteAsync("""
        set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set standard_conforming_strings = on;
        set default_transaction_isolation = 'read committed'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
        set client_connection_check_interval = '1s'
        """, cancellation);

    async Task<long> CopyAsync(string table, Func<NpgsqlBinaryImporter, Task<long>> write, CancellationToken cancellation)
    {
        var sql = $"copy pg_temp.{Dialect.Quote(table)} from stdin (format binary)";
        try
        {
            await using var copy = await connection.BeginBinaryImportAsync(sql, cancellation);
            var count = await write(copy);
            await copy.CompleteAsync(cancellation);
            return count;
        }
        catch (NpgsqlException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (NpgsqlException error)
        {
            throw PostgresErrors.Translate(error, sql);
        }
    }
}
