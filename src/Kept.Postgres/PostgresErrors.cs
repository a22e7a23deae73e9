using System.Data.Common;
using Kept.Warehouses;
using Npgsql;

namespace Kept.Postgres;

/// <summary>
/// Turns PostgreSQL's errors into ours. The server tells the value that it could not convert; a value may be a patient's, so
/// data errors are told without theirs. The driver keeps back the detail of an error, which quotes whole rows.
/// </summary>
static class PostgresErrors
{
    public static WarehouseException Translate(DbException error, string sql) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new WarehouseException(
            "the server's disk is full. Nothing unfinished was kept; make room and run again", sql, false, error) { IsOfMachine = true },
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new WarehouseException(
            "another session holds what is needed here. Try again when it has ended", sql, true, error),
        PostgresException { SqlState: PostgresErrorCodes.DependentObjectsStillExist } kept => new WarehouseException(
            $"{kept.MessageText}: views are taken down and put back, but a materialized view, or another object, is not; drop it first", sql, false, error),
        PostgresException refused => new WarehouseException(Told(refused) + Place(refused, sql), sql, refused.IsTransient, error),
        _ => new WarehouseException($"the connection to the server failed: {error.Message}{(error.InnerException is { } cause ? $": {cause.Message}" : "")}", sql, error.IsTransient, error),
    };

    /// <summary>Class 22 is of values, P0001 is whatever a function says; both may quote a row.</summary>
    static string Told(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.RaiseException ? "a function of the database raised an error, whose text may quote a row"
        : error.SqlState.StartsWith("22", StringComparison.Ordinal) ? Redacted(error.MessageText)
        : error.MessageText;

    /// <summary>What kind of error it is, without the value.</summary>
    static string Redacted(string message)
    {
        var quote = message.IndexOf('"', StringComparison.Ordinal);
        var said = quote < 0 ? message : $"{message[..quote]}'…'";
        return new string([.. said.Select(character => char.IsAsciiDigit(character) ? '…' : character)]);
    }

    /// <summary>The line of the statement that the server points at.</summary>
    static string Place(PostgresException error, string sql)
    {
        var statement = (error.BatchCommand as NpgsqlBatchCommand)?.CommandText ?? sql;
        var start = Math.Max(0, sql.IndexOf(statement, StringComparison.Ordinal));
        if (error.Position <= 0 || error.Position > statement.Length)
        {
            return "";
        }

        var line = sql.AsSpan(0, start + error.Position - 1).Count('\n');
        return $"\n\nLINE {line + 1}: {sql.Split('\n')[line].Trim()}";
    }
}
