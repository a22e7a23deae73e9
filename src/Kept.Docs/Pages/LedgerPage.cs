using Kept.Docs.Markup;
using Kept.Landing;

namespace Kept.Docs.Pages;

/// <summary>The proof that nothing was lost.</summary>
static class LedgerPage
{
    public static Page Write(SiteContent content)
    {
        var (read, gap) = (content.Ledger.Sum(total => total.Sum.Read), content.Ledger.Sum(total => total.Gap));
        var verdict = content.Ledger.Count == 0 ? Html.Of($"<p class=\"quiet\">Nothing has landed yet.</p>")
            : gap == 0 ? Html.Of($"<p>{Parts.Badge("balanced", "good")}{Words.Count(read)} records read, every one accounted for.</p>")
            : Html.Of($"<p>{Parts.Badge("gap", "bad")}{Words.Count(gap)} of {Words.Count(read)} records have no account; <code>kept ledger</code> says in which loads.</p>");
        return new Page("ledger.html", "Ledger", "ledger.html", Html.Of($"""
            <h1>Ledger</h1>
            <div class="lead"><p>What was read is what landed, was rejected, said nothing new, or deleted its key.</p>{verdict}</div>
            {Table(content.Ledger)}
            """));
    }

    public static Html Table(IEnumerable<LedgerTotal> totals)
    {
        var rows = totals.ToList();
        return rows.Count == 0 ? Html.Of($"<p class=\"quiet\">Nothing has landed yet.</p>")
            : new Table("Records by feed and entity", "Feed", "Entity", ">Loads", ">Read", ">= landed", ">+ rejected", ">+ duplicate", ">+ deleted", ">Absent", "Last load") { Rows = [.. rows.Select(Row)] }.Write();
    }

    static TableRow Row(LedgerTotal total) => new(null,
    [
        Html.Of($"<a href=\"feed-{Slug.Of(total.Sum.Feed)}.html\">{total.Sum.Feed}</a>{Html.If(total.Gap > 0, () => Parts.Badge($"gap of {Words.Count(total.Gap)}", "bad"))}"),
        Html.Text(total.Sum.Entity), Html.Text(Words.Count(total.Loads)),
        .. new[] { total.Sum.Read, total.Sum.Landed, total.Sum.Rejected, total.Sum.Duplicate, total.Sum.Deleted, total.Sum.Absent }.Select(Number),
        Words.Moment(total.LastLoadedAt),
    ]);

    static Html Number(long number) => number == 0 ? Html.Of($"<span class=\"quiet\">0</span>") : Html.Text(Words.Count(number));
}
