using Kept.Cli.Kernel;
using Kept.Landing;

namespace Kept.Cli.Hosting;

/// <summary>What a load did, for people and machines.</summary>
static class LoadSummary
{
    public static void Print(IReadOnlyList<LoadReport> reports, OutputFormat format, Terminal terminal)
    {
        var rows = reports.SelectMany(report => report.Ledger).ToList();
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => LedgerTable.Write(json, rows));
        }
        else if (rows.Count == 0)
        {
            Terminal.Line("nothing new");
        }
        else
        {
            Terminal.Table(LedgerTable.ByFeed(rows));
        }

        Notes(reports, terminal);
    }

    public static void Notes(IReadOnlyList<LoadReport> reports, Terminal terminal)
    {
        foreach (var feed in reports.Where(report => report.UnknownColumns.Count > 0).GroupBy(report => report.Feed))
        {
            var columns = feed.SelectMany(report => report.UnknownColumns).Distinct();
            terminal.Note($"{feed.Key}: columns that the feed does not map are kept in _extra: {string.Join(", ", columns)}");
        }

        foreach (var report in reports)
        {
            foreach (var note in report.Notes)
            {
                terminal.Note($"{report.File}: {note}");
            }
        }

        var rejected = reports.SelectMany(report => report.Ledger).Sum(row => row.Rejected);
        if (rejected > 0)
        {
            terminal.Note($"{Human.Count(rejected, "record")} rejected; see: kept rejects");
        }
    }
}
