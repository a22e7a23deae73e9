using System.Data.Common;

namespace Kept.Warehouses;

/// <summary>
/// One engine: an open connection and its dialect. Nothing else in the code asks which engine it is.
/// A warehouse is used by one caller at a time; <see cref="OpenSiblingAsync"/> gives another session on the same data.
/// </summary>
public abstract class Warehouse(DbConnection connection, Dialect dialect) : IAsyncDisposable
{
    /// <summary>The engine's facts and spellings.</summary>
    public Dialect Dialect { get; } = dialect;

    /// <summary>The engine that reads files: this one, or one beside it where this one cannot.</summary>
    public virtual Warehouse FileReader => this;

    /// <summary>Who is told of each statement; null: nobody.</summary>
    public IStatementObserver? Observer { get; set; }

    /// <summary>Keeps large tables in parts; null where the engine has no use for that.</summary>
    public virtual IPartitioner? Partitioner => null;

    /// <summary>The open connection.</summary>
    protected DbConnection Connection { get; } = connection;

    /// <summary>Runs one or more statements, without a result.</summary>
    /// <returns>The rows that the last statement changed, or -1 where the engine does not say.</returns>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public async Task<long> ExecuteAsync(string sql, CancellationToken cancellation) =>
        await GuardAsync(sql, async command => (long)await command.ExecuteNonQueryAsync(cancellation), cancellation);

    /// <summary>The first column of the first row; null when there is no row or it holds null.</summary>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellation)
    {
        var rows = await QueryAsync(sql, cancellation);
        var value = rows.Rows.Count == 0 ? null : rows.Rows[0][0];
        return value is null ? default : (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), null);
    }

    /// <summary>All rows of a query, for results a person reads. Batch work never comes through here.</summary>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public Task<ResultSet> QueryAsync(string sql, CancellationToken cancellation) =>
        GuardAsync(sql, async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await ResultSet.ReadAsync(reader, cancellation);
        }, cancellation);

    /// <summary>The columns that a query gives, in their order, without running it.</summary>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public abstract Task<List<TableColumn>> DescribeAsync(string query, CancellationToken cancellation);

    /// <summary>Reads a query's rows one by one, to write them to another engine.</summary>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public Task<T> ReadAsync<T>(string sql, Func<DbDataReader, Task<T>> read, CancellationToken cancellation) =>
        GuardAsync(sql, async command =>
        {
            Stream(command);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await read(reader);
        }, cancellation);

    /// <summary>Makes a table, which this session alone sees, of the rows that a query gives in another engine; in the place of one of the same name.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="WarehouseException">Either engine refused.</exception>
    public abstract Task<long> TakeAsync(Warehouse from, string table, string query, CancellationToken cancellation);

    /// <summary>Makes a table, which this session alone sees, of rows of texts; in the place of one of the same name.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="WarehouseException">The engine refused.</exception>
    public abstract Task<long> TakeTextsAsync(string table, IReadOnlyList<string> columns, IAsyncEnumerable<string?[]> rows, CancellationToken cancellation);

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is kept, or none.</summary>
    public async Task InTransactionAsync(Func<Task> work, CancellationToken cancellation)
    {
        await ExecuteAsync("begin", cancellation);
        try
        {
            await work();
            await ExecuteAsync("commit", cancellation);
        }
        catch
        {
            await RollBackAsync();
            throw;
        }
    }

    /// <summary>Another session on the same data, for a reader beside a writer.</summary>
    public abstract Task<Warehouse> OpenSiblingAsync(CancellationToken cancellation);

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Connection.DisposeAsync();
    }

    /// <summary>Turns a driver's error into ours: transient or not, and never with a row's values in it.</summary>
    protected abstract WarehouseException Translate(DbException error, string sql);

    /// <summary>Has the driver hand over rows as they come, where it would collect them first.</summary>
    protected virtual void Stream(DbCommand command)
    {
    }

    /// <summary>Has the engine write the plan of the next statement to a file, if it can.</summary>
    protected virtual void WritePlanTo(string file)
    {
    }

    async Task RollBackAsync()
    {
        try
        {
            await ExecuteAsync("rollback", CancellationToken.None);
        }
        catch (WarehouseException)
        {
            // The engine has ended the transaction itself; the first error is the one to tell.
        }
    }

    /// <summary>Runs a command, with the driver's errors translated; stops it inside the engine when asked to.</summary>
    protected async Task<T> GuardAsync<T>(string sql, Func<DbCommand, Task<T>> run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        await using var stop = cancellation.Register(command.Cancel);
        if (Observer?.Started(sql) is { } plan)
        {
            WritePlanTo(plan);
        }

        try
        {
            return await run(command);
        }
        catch (DbException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (DbException error)
        {
            throw Translate(error, sql);
        }
        finally
        {
            Observer?.Ended();
        }
    }
}
