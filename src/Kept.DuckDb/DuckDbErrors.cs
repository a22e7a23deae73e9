using System.Data.Common;
using Kept.Warehouses;

namespace Kept.DuckDb;

/// <summary>
/// Turns DuckDB's errors into ours. DuckDB quotes the value that it could not convert; a value may be a patient's,
/// so quoted values of data errors are taken out.
/// </summary>
static partial class DuckDbErrors
{
    static readonly string[] DataErrors = ["Conversion Error", "Constraint Error", "Out of Range Error", "Invalid Input Error"];

    public static WarehouseException Translate(DbException error, string sql)
    {
        var message = error.Message.Trim();
        if (message.Contains("Could not set lock", StringComparison.Ordinal))
        {
            return new WarehouseException("the warehouse is held by another process: a run that writes, or a reader that stands in a writer's way. Try again when it has ended", sql, true, error);
        }

        if (message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || message.Contains("File too large", StringComparison.OrdinalIgnoreCase))
        {
            return new WarehouseException("the disk is full: the engine could not write. Nothing unfinished was kept; make room and run again", sql, false, error);
        }

        if (message.StartsWith("Out of Memory Error", StringComparison.Ordinal))
        {
            return new WarehouseException($"the work does not fit into the memory that the engine may take; raise memory_limit in kept.yml, or give the spill directory more room. {FirstLine(message)}", sql, false, error);
        }

        return new WarehouseException(DataErrors.Any(message.StartsWith) ? QuotedValue.Replace(message, "'…'") : message, sql, false, error);
    }

    [System.Text.RegularExpressions.GeneratedRegex("'(?:[^']|'')*'|\"[^\"]*\"")]
    static partial System.Text.RegularExpressions.Regex QuotedValue { get; }

    static string FirstLine(string message) => message.Split('\n')[0];
}
