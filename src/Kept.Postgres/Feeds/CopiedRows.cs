using System.Data.Common;
using System.Runtime.CompilerServices;
using Kept.Feeds;
using NpgsqlTypes;

namespace Kept.Postgres.Feeds;

/// <summary>The rows of a query as they come, by binary COPY; nothing is collected.</summary>
sealed class CopiedRows(PostgresWarehouse session, IReadOnlyList<string> columns, string? cursor, string query) : ITableRows
{
    public IReadOnlyList<string> Columns => columns;

    public string? Cursor => cursor;

    public async IAsyncEnumerable<string?[]> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var copy = await Told(() => session.ExportAsync($"copy ({query}) to stdout (format binary)", cancellation));
        while (await Told(() => copy.StartRowAsync(cancellation).AsTask()) >= 0)
        {
            var row = new string?[columns.Count + 1];
            for (var i = 0; i < row.Length; i++)
            {
                if (copy.IsNull)
                {
                    await copy.SkipAsync(cancellation);
                }
                else
                {
                    row[i] = await copy.ReadAsync<string>(NpgsqlDbType.Text, cancellation);
                }
            }

            yield return row;
        }
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    /// <summary>An error of the server is one of ours.</summary>
    async Task<T> Told<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException error)
        {
            throw PostgresErrors.Translate(error, query);
        }
    }
}
