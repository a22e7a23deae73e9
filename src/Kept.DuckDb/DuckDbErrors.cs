using System.Data.Common;
using System.Text.RegularExpressions;
using Kept.Warehouses;

namespace Kept.DuckDb;

/// <summary>
/// Turns DuckDB's errors into ours. DuckDB tells the value that it could not convert; a value may be a patient's,
/// so data errors are told without theirs.
/// </summary>
static partial class DuckDbErrors
{
    static readonly string[] DataErrors = ["Conversion Error", "Constraint Error", "Out of Range Error", "Invalid Input Error", "Mismatch Type Error", "TransactionContext Error"];

    public static WarehouseException Translate(DbException error, string sql)
    {
        var message = error.Message.Trim();
        if (message.Contains("Could not set lock", StringComparison.Ordinal))
        {
            return new WarehouseException("the warehouse is held by another process: a run that writes, or a reader that stands in a writer's way. Try again when it has ended", sql, true, error);
        }

        if (message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || message.Contains("File too large", StringComparison.OrdinalIgnoreCase))
        {
            return new WarehouseException("the disk is full: the engine could not write. Nothing unfinished was kept; make room and run again", sql, false, error) { IsOfMachine = true };
        }

        if (message.StartsWith("Out of Memory Error", StringComparison.Ordinal))
        {
            return new WarehouseException($"the work does not fit into the memory that the engine may take; raise memory_limit in kept.yml, or give the spill directory more room. {FirstLine(message)}", sql, false, error);
        }

        return new WarehouseException(DataErrors.Any(message.StartsWith) ? Redacted(message) : message, sql, false, error);
    }

    /// <summary>What kind of error it is, the types and the column, and where in the statement; no value, however it is quoted or broken into lines.</summary>
    static string Redacted(string message)
    {
        var place = message.LastIndexOf("\n\nLINE ", StringComparison.Ordinal) is var at and > 0 ? message[at..] : "";
        var problem = message[..^place.Length];
        var said = FirstLine(problem);
        var value = OpeningQuote.Match(said);
        var cut = value.Success ? $"{said[..value.Index]}'…'{Target.Match(problem).Value}" : said;
        return Number.Replace(cut, "…") + place;
    }

    [GeneratedRegex("""(?<!\w)['"]""")]
    static partial Regex OpeningQuote { get; }

    [GeneratedRegex(@" to [A-Z]\w*( when casting from source column \w+)?$")]
    static partial Regex Target { get; }

    [GeneratedRegex(@"(?<![A-Za-z_])\d[\d.,]*")]
    static partial Regex Number { get; }

    static string FirstLine(string message) => message.Split('\n')[0];
}
