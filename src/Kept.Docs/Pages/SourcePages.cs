using Kept.Docs.Graph;
using Kept.Docs.Markup;

namespace Kept.Docs.Pages;

/// <summary>A page a source: what the contract says of it, and how fresh it is.</summary>
sealed class SourcePages(SiteContent content, Atlas atlas, Verdicts verdicts)
{
    readonly ColumnParts columns = new(atlas, verdicts);

    public Page Write(Thing thing)
    {
        var source = thing.Source!;
        var tests = verdicts.TestsOf(thing);
        var trail = Html.Of($"<a href=\"models.html\">Models</a> / <a href=\"models.html#sources\">sources</a> / {source.Source}");
        return new Page(thing.Href, thing.Title, "models.html", Html.All(
        [
            Parts.Head(trail, thing.Title, Html.All([Parts.Badge(source.Source, "layer is-source"), Parts.Badge("source")]), Prose.Of(source.Description)),
            Facts(thing),
            LineageParts.Around(thing),
            columns.Section(thing),
            Html.If(tests.Count > 0, () => Parts.Section("tests", "Tests", verdicts.Table($"Tests of {thing.Title}", tests))),
        ]));
    }

    Html Facts(Thing thing)
    {
        var source = thing.Source!;
        var entity = source.Meta.GetValueOrDefault("entity") as string;
        var loads = content.Ledger.Where(total => total.Sum.Entity == entity).ToList();
        var key = source.Columns.FirstOrDefault(column => column.Meta.GetValueOrDefault("role") is "key");
        return Parts.Facts(
            ("Key", key is null ? Html.Nothing : Html.Of($"<a href=\"#{Atlas.ColumnAnchor(key.Name)}\"><code>{key.Name}</code></a>")),
            ("Table", Parts.Ref(thing.Node.Name)),
            ("Last loaded", loads.Count == 0 ? Html.Of($"<span class=\"quiet\">never yet</span>") : Words.Moment(loads.Max(total => total.LastLoadedAt))),
            ("Read, landed", loads.Count == 0 ? Html.Nothing : Html.Of($"<a href=\"ledger.html\">{Words.Count(loads.Sum(total => total.Sum.Read))} read, {Words.Count(loads.Sum(total => total.Sum.Landed))} landed</a>")),
            ("Fed by", Html.Join(", ", thing.Reads.Select(Atlas.Link))),
            ("Tests", verdicts.Summary(verdicts.TestsOf(thing))),
            ("File", Parts.Ref(thing.Node.Line > 0 ? $"{thing.Node.File}:{thing.Node.Line}" : thing.Node.File)));
    }
}
