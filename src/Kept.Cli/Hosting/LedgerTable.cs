using System.Text.Json;
using Kept.Cli.Kernel;
using Kept.Landing;

namespace Kept.Cli.Hosting;

/// <summary>Ledger rows for people and machines.</summary>
static class LedgerTable
{
    public static TableView Of(IReadOnlyList<LedgerRow> rows) => TableView.Of(
        [">load", "feed", "entity", "file", ">read", ">= landed", ">+ rejected", ">+ duplicate", ">+ deleted", ">absent"],
        rows.Select(row => (IReadOnlyList<string>)
        [
            $"{row.LoadId}", row.Feed, row.Entity, row.File, Human.Count(row.Read), Human.Count(row.Landed), Human.Count(row.Rejected),
            Human.Count(row.Duplicate), Human.Count(row.Deleted), row.Absent == 0 ? "" : Human.Count(row.Absent),
        ]));

    /// <summary>The same summed by feed and entity, for a summary.</summary>
    public static TableView ByFeed(IReadOnlyList<LedgerRow> rows) => TableView.Of(
        ["feed", "entity", ">files", ">read", ">= landed", ">+ rejected", ">+ duplicate", ">+ deleted", ">absent"],
        rows.GroupBy(row => (row.Feed, row.Entity)).Select(group => (IReadOnlyList<string>)
        [
            group.Key.Feed, group.Key.Entity, $"{group.Count()}", Sum(group, row => row.Read), Sum(group, row => row.Landed),
            Sum(group, row => row.Rejected), Sum(group, row => row.Duplicate), Sum(group, row => row.Deleted), Sum(group, row => row.Absent),
        ]));

    public static void Write(Utf8JsonWriter json, IEnumerable<LedgerRow> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteNumber("load_id", row.LoadId);
            json.WriteString("feed", row.Feed);
            json.WriteString("entity", row.Entity);
            json.WriteString("file", row.File);
            json.WriteNumber("read", row.Read);
            json.WriteNumber("landed", row.Landed);
            json.WriteNumber("rejected", row.Rejected);
            json.WriteNumber("duplicate", row.Duplicate);
            json.WriteNumber("deleted", row.Deleted);
            json.WriteNumber("absent", row.Absent);
            json.WriteNumber("gap", row.Gap);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static string Sum(IEnumerable<LedgerRow> rows, Func<LedgerRow, long> count) => Human.Count(rows.Sum(count));
}
