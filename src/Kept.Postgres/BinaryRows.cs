using System.Data.Common;
using System.Numerics;
using Kept.Warehouses;
using Npgsql;
using NpgsqlTypes;

namespace Kept.Postgres;

/// <summary>Writes the rows of another engine in PostgreSQL's binary format, each column by its type.</summary>
sealed class BinaryRows(NpgsqlBinaryImporter copy, DbDataReader rows, IReadOnlyList<TableColumn> columns)
{
    readonly Func<int, CancellationToken, Task>[] writers = [.. columns.Select((column, index) => Writer(copy, rows, column.Type.ToLowerInvariant(), rows.GetFieldType(index)))];

    /// <returns>How many rows there were.</returns>
    public async Task<long> WriteAsync(CancellationToken cancellation)
    {
        var count = 0L;
        for (; await rows.ReadAsync(cancellation); count++)
        {
            await copy.StartRowAsync(cancellation);
            for (var i = 0; i < writers.Length; i++)
            {
                await (rows.IsDBNull(i) ? copy.WriteNullAsync(cancellation) : writers[i](i, cancellation));
            }
        }

        return count;
    }

    /// <summary>Writes rows of texts.</summary>
    /// <returns>How many rows there were.</returns>
    public static async Task<long> WriteAsync(NpgsqlBinaryImporter copy, IAsyncEnumerable<string?[]> rows, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await copy.StartRowAsync(cancellation);
            foreach (var value in row)
            {
                await (value is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(value, NpgsqlDbType.Text, cancellation));
            }

            count++;
        }

        return count;
    }

    static Func<int, CancellationToken, Task> Writer(NpgsqlBinaryImporter copy, DbDataReader rows, string type, Type clr) => type.Split('(')[0] switch
    {
        "bigint" => (i, cancellation) => copy.WriteAsync(clr == typeof(long) ? rows.GetInt64(i) : Convert.ToInt64(rows.GetValue(i), null), NpgsqlDbType.Bigint, cancellation),
        "integer" => (i, cancellation) => copy.WriteAsync(Convert.ToInt32(rows.GetValue(i), null), NpgsqlDbType.Integer, cancellation),
        "smallint" => (i, cancellation) => copy.WriteAsync(Convert.ToInt16(rows.GetValue(i), null), NpgsqlDbType.Smallint, cancellation),
        "double precision" => (i, cancellation) => copy.WriteAsync(rows.GetDouble(i), NpgsqlDbType.Double, cancellation),
        "float" or "real" => (i, cancellation) => copy.WriteAsync(Convert.ToSingle(rows.GetValue(i), null), NpgsqlDbType.Real, cancellation),
        "numeric" or "decimal" => (i, cancellation) => copy.WriteAsync(Decimal(rows.GetValue(i)), NpgsqlDbType.Numeric, cancellation),
        "boolean" => (i, cancellation) => copy.WriteAsync(rows.GetBoolean(i), NpgsqlDbType.Boolean, cancellation),
        "date" => (i, cancellation) => copy.WriteAsync(rows.GetFieldValue<DateOnly>(i), NpgsqlDbType.Date, cancellation),
        "time" => (i, cancellation) => copy.WriteAsync(rows.GetFieldValue<TimeOnly>(i), NpgsqlDbType.Time, cancellation),
        "timestamp" => (i, cancellation) => copy.WriteAsync(DateTime.SpecifyKind(rows.GetDateTime(i), DateTimeKind.Unspecified), NpgsqlDbType.Timestamp, cancellation),
        "json" => (i, cancellation) => copy.WriteAsync(rows.GetString(i), NpgsqlDbType.Json, cancellation),
        "text" or "varchar" => (i, cancellation) => copy.WriteAsync(rows.GetString(i), NpgsqlDbType.Text, cancellation),
        _ => throw new KeptException($"rows of the type {type} cannot be brought to PostgreSQL; expected one of the contract's types"),
    };

    static decimal Decimal(object value) => value is BigInteger whole ? (decimal)whole : Convert.ToDecimal(value, null);
}
