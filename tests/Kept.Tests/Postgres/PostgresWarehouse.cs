using System.Data.Common;
using Kept.Warehouses;
using Npgsql;
using Xunit;

namespace Kept.Tests.Postgres;

/// <summary>One session of a PostgreSQL database.</summary>
sealed class PostgresWarehouse : Warehouse
{
    readonly NpgsqlConnection connection;

    PostgresWarehouse(NpgsqlConnection connection)
        : base(connection, new PostgresDialect()) => this.connection = connection;

    public static async Task<PostgresWarehouse> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return new PostgresWarehouse(connection);
    }

    public override async Task<Warehouse> OpenSiblingAsync(CancellationToken cancellation) => await OpenAsync(connection.ConnectionString);

    /// <summary>Adds the lines of a CSV file to a table, column by column; a value without quotes and without characters is null.</summary>
    public async Task CopyAsync(string table, string file)
    {
        await using var to = await connection.BeginTextImportAsync($"copy {table} from stdin (format csv)", TestContext.Current.CancellationToken);
        using var from = new StreamReader(file);
        var buffer = new char[1 << 16];
        for (var length = 1; length > 0;)
        {
            length = await from.ReadAsync(buffer, TestContext.Current.CancellationToken);
            await to.WriteAsync(buffer.AsMemory(0, length), TestContext.Current.CancellationToken);
        }
    }

    protected override WarehouseException Translate(DbException error, string sql) => new($"{error.Message} in:\n{sql}", sql, error.IsTransient, error);

    sealed class PostgresDialect : Dialect
    {
        public override string Name => "postgres";

        public override string Describe(string query) => throw new NotSupportedException("PostgreSQL describes no query");
    }
}
