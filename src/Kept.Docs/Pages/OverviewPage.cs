using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Lineage;

namespace Kept.Docs.Pages;

/// <summary>The first page: what this is, how it stands, and where to go.</summary>
sealed class OverviewPage(SiteContent content, Atlas atlas, Verdicts verdicts)
{
    const int MostDrawn = 60;

    public Page Write(ListPages lists) => new("index.html", "Overview", "index.html", Html.All(
    [
        Html.Of($"<h1>{content.Workspace.Name}</h1><div class=\"lead\">{RunPage.Verdict(content)}</div>"),
        Tiles(),
        Parts.Section("layers", "Layers", Html.All(lists.Layers.Select(Layer))),
        Parts.Section("questions", "Questions", Html.Of($"<ul class=\"cards\">{atlas.OfKind(LineageKind.Question).Select(thing => Html.Of($"<li><a href=\"{thing.Href}\">{thing.Question?.Title ?? thing.Title}</a><span class=\"quiet\">{Prose.Plain(thing.Question?.Description ?? "")}</span></li>"))}</ul>")),
        Html.If(atlas.Things.Count <= MostDrawn, () => Parts.Section("lineage", "Lineage", Parts.Framed("Picture of the lineage, scrolls", LineageParts.Whole(atlas.Things)))),
    ]));

    Html Tiles() => Html.Of($"""
        <ul class="tiles">
        {Tile("models.html", atlas.OfKind(LineageKind.Model).Count(), "model", Html.Text($"over {Words.Count(content.Project.Sources.Count, "source")}"))}
        {Tile("tests.html", content.Project.Tests.Count, "test", content.Results is null ? Html.Text("not run yet") : verdicts.Summary(content.Project.Tests))}
        {Tile("questions.html", content.Project.Analyses.Count, "question", Html.Text("to ask by name"))}
        {Tile("feeds.html", content.Feeds.Count, "feed", Html.Text(content.Ledger.Count == 0 ? "nothing landed yet" : $"{Words.Count(content.Ledger.Sum(total => total.Sum.Read))} records read"))}
        </ul>

        """);

    static Html Tile(string href, long count, string noun, Html note) =>
        Html.Of($"<li><a href=\"{href}\"><b>{Words.Count(count)}</b> {noun}{Html.If(count != 1, () => Html.Of($"s"))}</a><span class=\"quiet\">{note}</span></li>");

    static Html Layer(IGrouping<string, Thing> layer) => Html.Of(
        $"<div class=\"layer-row\"><h3><a href=\"models.html#{ListPages.Anchor(layer.Key)}\">{layer.Key}</a></h3><ul class=\"chips\">{layer.Take(MostDrawn).Select(thing => Html.Of($"<li><a class=\"chip {Picture.Colour(thing)}\" href=\"{thing.Href}\">{Parts.Breakable(thing.Title)}</a></li>"))}{Html.If(layer.Count() > MostDrawn, () => Html.Of($"<li><a href=\"models.html#{ListPages.Anchor(layer.Key)}\">and {layer.Count() - MostDrawn} more</a></li>"))}</ul></div>\n");
}
