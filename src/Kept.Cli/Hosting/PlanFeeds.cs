using Kept.Cli.Kernel;
using Kept.Landing;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>The part of a plan's page that says what the feeds bring.</summary>
static class PlanFeeds
{
    /// <summary>More files than this are told by feed.</summary>
    const int MostFiles = 20;

    const int MostRules = 12;

    public static void Print(Plan plan, IPage page)
    {
        if (plan.Files.Count == 0)
        {
            return;
        }

        page.Heading("Feeds");
        page.Table(TableView.Of(
            ["file", "is", "feed", "entity", ">read", ">= landed", ">+ rejected", ">+ duplicate", ">+ deleted", ">absent"], Rows(plan)));
        if (plan.Rejected.Count > 0)
        {
            page.End();
            page.Table(TableView.Of(["rejected by", "column", "feed", "entity", ">records"], plan.Rejected.Take(MostRules).Select(rejected =>
                (IReadOnlyList<string>)[rejected.Rule, rejected.Column, rejected.Feed, rejected.Entity, Human.Count(rejected.Rows)])));
        }

        if (plan.Rejected.Count > MostRules)
        {
            page.Line($"and {plan.Rejected.Count - MostRules} more");
        }

        foreach (var note in plan.Files.SelectMany(file => file.Notes.Select(text => (file.File, Text: text))).GroupBy(note => note.Text))
        {
            page.Line($"{note.First().File}{(note.Count() > 1 ? $" and {note.Count() - 1} more" : "")}: {note.Key}");
        }

        page.End();
    }

    static IEnumerable<IReadOnlyList<string>> Rows(Plan plan) => plan.Files.SelectMany(file => file.Ledger.Select(row => (file, row)))
        .GroupBy(load => (plan.Files.Count > MostFiles ? "" : load.file.File, load.file.State, load.row.Feed, load.row.Entity))
        .Select(group => Row(group.Key.Item1.Length > 0 ? group.Key.Item1 : Human.Count(group.Count(), "file"), group.Key.State, [.. group.Select(load => load.row)]));

    static IReadOnlyList<string> Row(string file, FileState state, IReadOnlyList<LedgerRow> rows) =>
    [
        file, state.ToString().ToLowerInvariant(), rows[0].Feed, rows[0].Entity, Sum(rows, row => row.Read), Sum(rows, row => row.Landed),
        Sum(rows, row => row.Rejected), Sum(rows, row => row.Duplicate), Sum(rows, row => row.Deleted), rows.Sum(row => row.Absent) == 0 ? "" : Sum(rows, row => row.Absent),
    ];

    static string Sum(IEnumerable<LedgerRow> rows, Func<LedgerRow, long> count) => Human.Count(rows.Sum(count));
}
