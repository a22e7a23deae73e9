using System.Data.Common;
using DuckDB.NET.Data;
using Kept.Warehouses;

namespace Kept.DuckDb;

/// <summary>The embedded warehouse: one DuckDB file, or memory.</summary>
public sealed class DuckDbWarehouse : Warehouse
{
    readonly string connectionString;

    DuckDbWarehouse(DuckDBConnection connection, string connectionString)
        : base(connection, new DuckDbDialect()) => this.connectionString = connectionString;

    /// <summary>Opens a database file, or memory when <paramref name="path"/> is null.</summary>
    /// <exception cref="WarehouseException">The file cannot be opened; transient when another process holds it.</exception>
    public static async Task<DuckDbWarehouse> OpenAsync(string? path, bool readOnly, CancellationToken cancellation)
    {
        var text = $"Data Source={path ?? ":memory:"}" + (readOnly ? ";ACCESS_MODE=READ_ONLY" : "");
        var connection = new DuckDBConnection(text);
        var warehouse = new DuckDbWarehouse(connection, text);
        try
        {
            await connection.OpenAsync(cancellation);
            return warehouse;
        }
        catch (DbException error)
        {
            await warehouse.DisposeAsync();
            throw warehouse.Translate(error, $"open {path}");
        }
    }

    /// <inheritdoc />
    public override async Task<Warehouse> OpenSiblingAsync(CancellationToken cancellation)
    {
        var connection = ((DuckDBConnection)Connection).Duplicate();
        await connection.OpenAsync(cancellation);
        return new DuckDbWarehouse(connection, connectionString);
    }

    /// <inheritdoc />
    protected override WarehouseException Translate(DbException error, string sql) =>
        new(error.Message, sql, error.Message.Contains("Could not set lock", StringComparison.Ordinal), error);
}
