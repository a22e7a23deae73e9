using System.Data.Common;
using DuckDB.NET.Data;

namespace Kept.DuckDb;

/// <summary>Writes the rows of another engine into a table.</summary>
static class AppendedRows
{
    /// <returns>How many rows there were.</returns>
    public static async Task<long> WriteAsync(DuckDBAppender appender, DbDataReader rows, CancellationToken cancellation)
    {
        var count = 0L;
        for (; await rows.ReadAsync(cancellation); count++)
        {
            var row = appender.CreateRow();
            for (var i = 0; i < rows.FieldCount; i++)
            {
                Append(row, rows.IsDBNull(i) ? null : rows.GetValue(i));
            }

            row.EndRow();
        }

        return count;
    }

    /// <returns>How many rows there were.</returns>
    public static async Task<long> WriteAsync(DuckDBAppender appender, IAsyncEnumerable<string?[]> rows, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var values in rows.WithCancellation(cancellation))
        {
            var row = appender.CreateRow();
            foreach (var value in values)
            {
                row.AppendValue(value);
            }

            row.EndRow();
            count++;
        }

        return count;
    }

    static void Append(IDuckDBAppenderRow row, object? value) => _ = value switch
    {
        null => row.AppendNullValue(),
        string text => row.AppendValue(text),
        long number => row.AppendValue(number),
        int number => row.AppendValue(number),
        short number => row.AppendValue(number),
        double number => row.AppendValue(number),
        float number => row.AppendValue(number),
        decimal number => row.AppendValue(number),
        bool flag => row.AppendValue(flag),
        DateOnly date => row.AppendValue(date),
        DateTime { Kind: DateTimeKind.Utc } moment => row.AppendValue(new DateTimeOffset(moment)),
        DateTime moment => row.AppendValue(moment),
        TimeOnly time => row.AppendValue(time),
        TimeSpan time => row.AppendValue(time),
        _ => throw new KeptException($"a value of the type {value.GetType().Name} cannot be brought here; cast the column to text"),
    };
}
