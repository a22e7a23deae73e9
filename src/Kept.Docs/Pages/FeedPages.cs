using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Feeds;

namespace Kept.Docs.Pages;

/// <summary>A page a feed: where data comes from, and what its columns mean.</summary>
sealed class FeedPages(SiteContent content, Atlas atlas, Verdicts verdicts)
{
    readonly ColumnParts columns = new(atlas, verdicts);

    public Page Write(Thing thing)
    {
        var feed = thing.Feed!;
        return new Page(thing.Href, feed.Name, "feeds.html", Html.All(
        [
            Parts.Head(Html.Of($"<a href=\"feeds.html\">Feeds</a>"), feed.Name, Parts.Badge("feed", "layer is-feed"), Html.Of($"<p>Delivers {Html.Join(", ", thing.ReadBy.Select(Atlas.Link))}.</p>")),
            Facts(feed),
            Parts.Section("mapping", "Mapping", Html.All(feed.Entities.Select(Mapping))),
            Parts.Section("ledger", "Ledger", LedgerPage.Table(content.Ledger.Where(total => total.Sum.Feed == feed.Name))),
            LineageParts.Around(thing),
            columns.Section(thing),
        ]));
    }

    Html Facts(Feed feed) => Parts.Facts(
        ("Path", Parts.Ref(feed.Path)),
        ("Source", Html.Text(feed.Source ?? content.Workspace.PrimarySource)),
        ("Format", Html.Text(feed.Format.Kind?.ToString().ToUpperInvariant() ?? "found in the file")),
        ("Time zone", Html.Text(feed.Zone ?? "as written")),
        ("Rows", Html.Text(feed.Rows is RowMeaning.Snapshot ? "each file is the whole truth" : "each row inserts or corrects its key")),
        ("Deletes when", feed.DeleteWhen is { } condition ? Html.Of($"<code>{SqlInk.Of(condition)}</code>") : Html.Nothing),
        ("File", Parts.Ref(feed.File)));

    static Html Mapping(EntityMapping entity) => Html.Of($"""
        <h3>{entity.Entity}</h3>
        {(entity.Columns.Count == 0
            ? Html.Of($"<p class=\"quiet\">Every column is taken from the one of the same name.</p>")
            : new Table($"Mapping of {entity.Entity}", "Column", "Taken from", "Read as") { Rows = [.. entity.Columns.Select(Row)] }.Write())}
        """);

    static TableRow Row(ColumnMapping column) => new(null,
        Html.Of($"<code>{Parts.Breakable(column.Column)}</code>"),
        (column.From, column.Value, column.Sql) switch
        {
            ({ } from, _, _) => Html.Of($"<code>{Parts.Breakable(from)}</code>"),
            (_, { } value, _) => Html.Of($"always <code>{value}</code>"),
            (_, _, { } sql) => Html.Of($"<code class=\"sql\">{SqlInk.Of(sql)}</code>"),
            _ => Html.Of($"<code>{Parts.Breakable(column.Column)}</code>"),
        },
        Html.Join("; ", Notes(column)));

    static IEnumerable<Html> Notes(ColumnMapping column)
    {
        if (column.Formats.Count > 0)
        {
            yield return Html.Join(" or ", column.Formats.Select(format => Html.Of($"<code>{format}</code>")));
        }

        if (column.Map.Count > 0)
        {
            yield return Html.Join(", ", column.Map.Select(pair => Html.Of($"{pair.Key} → {pair.Value}")));
        }

        if (column.Default is { } fallback)
        {
            yield return Html.Of($"otherwise <code>{fallback}</code>");
        }

        if (column.Optional)
        {
            yield return Html.Of($"may be missing");
        }

        if (column.Source is { } source)
        {
            yield return Html.Of($"ids of {source}");
        }
    }
}
