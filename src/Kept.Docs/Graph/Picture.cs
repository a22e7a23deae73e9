using System.Globalization;
using Kept.Docs.Markup;
using Kept.Lineage;

namespace Kept.Docs.Graph;

/// <summary>Draws a layout as SVG: boxes that are links, and curves from what is read to what reads it.</summary>
sealed class Picture(LayeredLayout layout, Thing? centre, string caption)
{
    const int Width = 196;
    const int Height = 40;
    const int ColumnStep = 252;
    const int RowStep = 54;
    const int Margin = 6;
    const int LongestTitle = 25;

    public Html Write()
    {
        var (width, height) = ((layout.Columns * ColumnStep) - (ColumnStep - Width) + (2 * Margin), (layout.Height * RowStep) - (RowStep - Height) + (2 * Margin));
        return Html.Of($"""
            <svg class="lineage" viewBox="0 0 {width} {Round(height)}" width="{width}" height="{Round(height)}" role="group" aria-label="{caption}">
            <g class="edges" aria-hidden="true">{layout.Routes.Select(Edge)}</g>
            {layout.Nodes.OrderBy(slot => slot.Column).ThenBy(slot => slot.Y).Select(Node)}</svg>

            """);
    }

    Html Node(Slot slot)
    {
        var thing = slot.Thing!;
        var (x, y) = (X(slot), Y(slot));
        return Html.Of($"""
            <a class="node {Colour(thing)}" href="{thing.Href}" data-at="{slot.Column}"{(thing == centre ? Html.Of($" aria-current=\"page\"") : Html.Nothing)}><title>{thing.Title} {Of(thing)}{(thing.Description.Length > 0 ? ": " : "")}{Prose.Plain(thing.Description)}</title>
            <rect x="{x}" y="{Round(y)}" width="{Width}" height="{Height}" rx="6"/><rect class="edge-mark" x="{x}" y="{Round(y)}" width="4" height="{Height}" rx="2"/>
            <text x="{x + 14}" y="{Round(y + 17)}">{Short(thing.Title)}</text><text class="of" x="{x + 14}" y="{Round(y + 32)}">{Of(thing)}</text></a>

            """);
    }

    Html Edge(IReadOnlyList<Slot> route)
    {
        var touches = route[0].Thing == centre || route[^1].Thing == centre;
        var path = $"M{X(route[0]) + Width} {Round(Y(route[0]) + (Height / 2))}" + string.Concat(route.Skip(1).Select((slot, i) => Curve(route[i], slot)));
        return Html.Of($"<path d=\"{path}\"{(touches && centre is not null ? Html.Of($" class=\"near\"") : Html.Nothing)}/>");
    }

    static string Curve(Slot from, Slot to)
    {
        var (x0, y0, x1, y1) = (X(from) + Width, Y(from) + (Height / 2), X(to), Y(to) + (Height / 2));
        var middle = (x0 + x1) / 2;
        var past = to.Thing is null ? $"H{x1 + Width}" : "";
        return $"C{middle} {Round(y0)} {middle} {Round(y1)} {x1} {Round(y1)}{past}";
    }

    static int X(Slot slot) => Margin + (slot.Column * ColumnStep);

    static double Y(Slot slot) => Margin + (slot.Y * RowStep);

    static string Round(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Short(string title) => title.Length <= LongestTitle ? title : $"{title[..(LongestTitle - 1)]}…";

    static string Of(Thing thing) => thing.Kind is LineageKind.Model or LineageKind.Source ? $"{thing.Group} · {thing.KindName}" : thing.KindName;

    /// <summary>The layers by their names, everything else by its kind.</summary>
    public static string Colour(Thing thing) => thing.Kind switch
    {
        LineageKind.Model when thing.Group is "bronze" or "silver" or "gold" => $"is-{thing.Group}",
        LineageKind.Model => "is-model",
        LineageKind.Source => "is-source",
        LineageKind.Question => "is-question",
        _ => "is-feed",
    };
}
