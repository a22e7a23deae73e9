using System.CommandLine;
using Kept.Cli.Hosting;
using Kept.Cli.Kernel;
using Kept.Landing;

namespace Kept.Cli.Verbs;

/// <summary><c>kept ledger</c>: the proof that every record read is accounted for.</summary>
static class LedgerVerb
{
    static readonly Option<string?> Feed = new("--feed") { Description = "Only this feed", HelpName = "NAME" };
    static readonly Option<int?> Last = new("--last") { Description = "Only the last loads", HelpName = "N" };

    public static void AddLedger(this RootCommand root) =>
        root.Add(new Command("ledger", "Show for each load: read = landed + rejected + duplicate + deleted") { Feed, Last }.Runs(RunAsync));

    static async Task<int> RunAsync(Call call)
    {
        var format = call.Format(OutputFormat.Table, OutputFormat.Json);
        await using var warehouse = await Reader.OpenAsync(call, "staging.ledger");
        var rows = await new LedgerBook(warehouse).RowsAsync(call.Get(Feed), call.Get(Last), call.Cancellation);
        if (format == OutputFormat.Json)
        {
            Terminal.Json(json => LedgerTable.Write(json, rows));
        }
        else
        {
            Print(rows);
        }

        return rows.All(row => row.Gap == 0) ? ExitCodes.Done : ExitCodes.Failed;
    }

    static void Print(IReadOnlyList<LedgerRow> rows)
    {
        Terminal.Table(LedgerTable.Of(rows));
        var gaps = rows.Where(row => row.Gap != 0).ToList();
        Terminal.Line(gaps.Count == 0
            ? $"{Human.Count(rows.Sum(row => row.Read), "record")} read, every one accounted for"
            : $"{Human.Count(gaps.Sum(row => Math.Abs(row.Gap)), "record")} without an account, in load {string.Join(", ", gaps.Select(row => row.LoadId))}");
    }
}
