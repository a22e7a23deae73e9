using Kept.Docs.Graph;
using Kept.Docs.Markup;

namespace Kept.Docs.Pages;

/// <summary>The lineage around one thing: a picture for each choice of steps up and down, and the neighbours as a list.</summary>
static class LineageParts
{
    const int MostSteps = 3;
    const int MostDrawn = 60;

    public static Html Around(Thing thing) => Parts.Section("lineage", "Lineage", Html.Of($"""
        <div class="focus">
        {Choices(thing)}{Pictures(thing)}</div>
        <div class="pair"><div><h3>Reads</h3>{Parts.List("Nothing: it is where data comes in.", thing.Reads)}</div>
        <div><h3>Read by</h3>{Parts.List("Nothing here.", thing.ReadBy)}</div></div>
        """));

    /// <summary>All of a project.</summary>
    public static Html Whole(IReadOnlyList<Thing> things) => new Picture(new LayeredLayout(things), null, "Lineage of everything").Write();

    static Html Choices(Thing thing) => Html.Of($"<div class=\"steps\">{Choice("up", "Steps up", UpOf(thing))}{Choice("down", "Steps down", DownOf(thing))}</div>\n");

    static Html Choice(string side, string legend, int most) => Html.If(most > 1, () => Html.Of(
        $"<fieldset><legend>{legend}</legend>{Enumerable.Range(1, most).Select(steps => Html.Of($"<label><input type=\"radio\" name=\"{side}\" id=\"{side}-{steps}\" value=\"{steps}\"{Html.If(steps == 1, () => Html.Of($" checked"))}><span>{steps}</span></label>"))}</fieldset>"));

    static Html Pictures(Thing thing) => Html.All(
        from up in Enumerable.Range(1, Math.Max(1, UpOf(thing)))
        from down in Enumerable.Range(1, Math.Max(1, DownOf(thing)))
        select Html.Of($"<div class=\"view up-{up} down-{down}\">{Drawn(thing, up, down)}</div>\n"));

    static Html Drawn(Thing thing, int up, int down)
    {
        var near = Neighbourhood.Of(thing, up, down);
        var label = $"Lineage of {thing.Title}, {Words.Count(up, "step")} up and {Words.Count(down, "step")} down";
        return near.Count > MostDrawn
            ? Html.Of($"<p class=\"quiet\">{near.Count} tables are too many to draw here; see the lists below, or <a href=\"lineage.html\">all of the lineage</a>.</p>")
            : Parts.Framed(label, new Picture(new LayeredLayout([.. InOrder(near)]), thing, label).Write());
    }

    /// <summary>Each after those it reads.</summary>
    static IEnumerable<Thing> InOrder(IReadOnlySet<Thing> things)
    {
        var (done, ordered) = (new HashSet<Thing>(), new List<Thing>());
        foreach (var thing in things)
        {
            Visit(thing);
        }

        return ordered;

        void Visit(Thing thing)
        {
            if (done.Add(thing))
            {
                thing.Reads.Where(things.Contains).ToList().ForEach(Visit);
                ordered.Add(thing);
            }
        }
    }

    static int UpOf(Thing thing) => Math.Min(MostSteps, Neighbourhood.Depth(thing, next => next.Reads));

    static int DownOf(Thing thing) => Math.Min(MostSteps, Neighbourhood.Depth(thing, next => next.ReadBy));
}
