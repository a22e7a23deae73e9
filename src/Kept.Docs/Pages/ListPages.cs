using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Lineage;

namespace Kept.Docs.Pages;

/// <summary>The pages that list: models and sources, questions, feeds, tests, macros, all of the lineage.</summary>
sealed class ListPages(SiteContent content, Atlas atlas, Verdicts verdicts)
{
    public static string Anchor(string group) => $"layer-{Slug.Of(group)}";

    public IEnumerable<Page> Write() => [Models(), Questions(), Feeds(), Tests(), Macros(), Lineage()];

    /// <summary>The models by their schemas, in the order in which these are first built.</summary>
    public IEnumerable<IGrouping<string, Thing>> Layers => atlas.OfKind(LineageKind.Model).GroupBy(thing => thing.Group);

    Page Models() => new("models.html", "Models", "models.html", Html.All(
    [
        Html.Of($"<h1>Models</h1><p class=\"jump\">{Layers.Select(layer => Html.Of($"<a href=\"#{Anchor(layer.Key)}\">{layer.Key} <span>{Words.Count(layer.Count())}</span></a>"))}<a href=\"#sources\">sources <span>{Words.Count(content.Project.Sources.Count)}</span></a></p>"),
        .. Layers.Select(layer => Parts.Section(Anchor(layer.Key), layer.Key, Table($"Models of {layer.Key}", layer))),
        Parts.Section("sources", "Sources", Table("Sources", atlas.OfKind(LineageKind.Source))),
    ]));

    Html Table(string caption, IEnumerable<Thing> things) => new Table(caption, "Name", "Kind", "Description", ">Columns", ">Rows", "Tests")
    {
        Rows = [.. things.Select(thing => new TableRow(null,
            Html.Of($"<a href=\"{thing.Href}\">{Parts.Breakable(thing.Title)}</a>"), Html.Text(thing.KindName), Html.Of($"<p>{Prose.Plain(thing.Description)}</p>"),
            Html.Text(Words.Count(thing.Node.Columns.Count)),
            Html.Text(thing.Model is { } model && verdicts.Of(model.UniqueId)?.Rows is { } rows ? Words.Count(rows) : ""),
            verdicts.Summary(verdicts.TestsOf(thing))))],
    }.Write();

    Page Questions() => new("questions.html", "Questions", "questions.html", Html.Of($"""
        <h1>Questions</h1>
        <div class="lead"><p>What the project answers, by <code>kept ask NAME</code>.</p></div>
        {new Table("Questions", "Question", "Name", "Parameters", "Reads")
        {
            Rows = [.. atlas.OfKind(LineageKind.Question).Select(thing => new TableRow(null,
                Html.Of($"<a href=\"{thing.Href}\">{thing.Question?.Title ?? thing.Title}</a>"), Html.Of($"<code>{thing.Title}</code>"),
                Html.Join(", ", (thing.Question?.Parameters ?? []).Select(parameter => Html.Of($"<code>{parameter.Option}</code>"))),
                Html.Join(", ", thing.Reads.Select(Atlas.Link))))],
        }.Write()}
        """));

    Page Feeds() => new("feeds.html", "Feeds", "feeds.html", Html.Of($"""
        <h1>Feeds</h1>
        <div class="lead"><p>Where data comes from.</p>{Html.If(content.Feeds.Count == 0, () => Html.Of($"<p class=\"quiet\">There are none yet: <code>kept feed add FILE</code>.</p>"))}</div>
        {Html.If(content.Feeds.Count > 0, () => new Table("Feeds", "Feed", "Path", "Delivers", "Last load")
        {
            Rows = [.. atlas.OfKind(LineageKind.Feed).Select(thing => new TableRow(null,
                Atlas.Link(thing), Parts.Ref(thing.Feed!.Path), Html.Join(", ", thing.ReadBy.Select(Atlas.Link)), LastLoad(thing.Feed.Name)))],
        }.Write())}
        """));

    Html LastLoad(string feed) => content.Ledger.Where(total => total.Sum.Feed == feed).Select(total => total.LastLoadedAt).DefaultIfEmpty().Max() is var last && last == default
        ? Html.Of($"<span class=\"quiet\">never yet</span>")
        : Words.Moment(last);

    Page Tests() => new("tests.html", "Tests", "tests.html", Html.Of($"""
        <h1>Tests</h1>
        <div class="lead"><p>{verdicts.Summary(content.Project.Tests)}{(content.Results is null ? "" : " in the last run")}. A test that fails keeps a run from being published; of its failures there is the number here, and no row.</p></div>
        {verdicts.Table("Tests", verdicts.InOrder(content.Project.Tests))}
        """));

    Page Macros() => new("macros.html", "Macros", "macros.html", Html.All(
    [
        Html.Of($"<h1>Macros</h1><div class=\"lead\"><p>SQL that models share.</p></div>"),
        .. content.Project.Macros.Select(macro => Parts.Section($"macro-{Slug.Of(macro.Name)}", $"{macro.Name}({string.Join(", ", macro.Parameters)})",
            Html.Of($"<p>{macro.Description}</p>{Parts.Code(macro.File, macro.Text, isOpen: false)}"))),
    ]));

    Page Lineage() => new("lineage.html", "Lineage", "lineage.html", Html.Of($"""
        <h1>Lineage</h1>
        <div class="lead"><p>From the feeds to the questions; each box leads to its page. A model's page shows what is near to it, and each column what it comes from.</p></div>
        <p class="legend">{Legend()}</p>
        {Parts.Framed("Picture of the lineage, scrolls", LineageParts.Whole(atlas.Things))}
        {Parts.Section("list", "As a list", new Table("Who reads whom", "Name", "Reads", "Read by")
        {
            Rows = [.. atlas.Things.Select(thing => new TableRow(null, Html.Of($"{Atlas.Link(thing)} {Parts.Badge(thing.KindName)}"), Names(thing.Reads), Names(thing.ReadBy)))],
        }.Write())}
        """));

    static Html Names(IEnumerable<Thing> things) => Html.Join(", ", things.Select(Atlas.Link));

    Html Legend() => Html.All(atlas.Things.Select(thing => (Name: thing.Kind is LineageKind.Model ? thing.Group : thing.KindName, Colour: Picture.Colour(thing))).Distinct()
        .Select(entry => Html.Of($"<span class=\"badge layer {entry.Colour}\">{entry.Name}</span> ")));
}
