using Kept.Docs.Graph;
using Kept.Docs.Markup;
using Kept.Lineage;

namespace Kept.Docs.Pages;

/// <summary>The columns of a thing: what they are, what is tested of them, where they come from and where they go.</summary>
sealed class ColumnParts(Atlas atlas, Verdicts verdicts)
{
    const int MostShown = 40;

    public Html Section(Thing thing) => Parts.Section("columns", "Columns", thing.Node.Columns.Count == 0
        ? Html.Of($"<p class=\"quiet\">None are described, and none could be read from its SQL.</p>")
        : new Table($"Columns of {thing.Title}", "Column", "Type", "Description", "Tests", "Lineage") { Rows = [.. thing.Node.Columns.Select(column => Row(thing, column))] }.Write());

    TableRow Row(Thing thing, LineageColumn column)
    {
        var anchor = Atlas.ColumnAnchor(column.Name);
        return new TableRow(anchor,
            Html.Of($"<a class=\"self\" href=\"#{anchor}\"><code>{Parts.Breakable(column.Name)}</code></a>"),
            Html.Of($"<span class=\"type\">{column.Type}</span>"),
            Prose.Of(column.Description),
            Html.All(verdicts.TestsOf(thing, column.Name).Select(test => Html.Of($"<a class=\"test\" href=\"#{Verdicts.Anchor(test)}\">{test.Generic}</a> {Mark(test.UniqueId)}"))),
            Lineage(thing, column));
    }

    /// <summary>A passed test needs no word beside each column.</summary>
    Html Mark(string uniqueId) => verdicts.Of(uniqueId) is { Status: not "pass" } result ? Verdicts.Badge(result) : Html.Nothing;

    Html Lineage(Thing thing, LineageColumn column)
    {
        var id = new ColumnId(thing.Node.Name, column.Name);
        var (up, down) = (atlas.Up(id).ToList(), atlas.Down(id).ToList());
        var (direct, other) = (up.Where(edge => edge.IsDirect).ToList(), up.Where(edge => !edge.IsDirect).ToList());
        return up.Count + down.Count == 0 ? Html.Nothing : Html.Of($"""
            <details><summary>{(direct.Count > 0 ? $"from {direct.Count}" : "own")}, to {down.Count}<span class="unseen"> columns, of {column.Name}</span></summary>
            {Html.If(column.Expression is not null, () => Html.Of($"<pre class=\"expression\" tabindex=\"0\" aria-label=\"Expression of {column.Name}\"><code>{SqlInk.Of(column.Expression!)}</code></pre>"))}
            {Links("Comes from", direct, edge => edge.From)}{Links("Decided by", other, edge => edge.From)}{Links("Goes to", down, edge => edge.To)}
            </details>
            """);
    }

    Html Links(string title, List<LineageEdge> edges, Func<LineageEdge, ColumnId> end) => Html.If(edges.Count > 0, () => Html.Of($"""
        <p class="small-title">{title}</p><ul class="plain">{edges.Take(MostShown).Select(edge => Html.Of($"<li>{atlas.Link(end(edge))} <span class=\"quiet\">{How(edge.Influence)}</span></li>"))}
        {Html.If(edges.Count > MostShown, () => Html.Of($"<li class=\"quiet\">and {edges.Count - MostShown} more</li>"))}</ul>
        """));

    static string How(Influence influence) => influence is Influence.Identity ? "as it is"
        : string.Join(", ", Enum.GetValues<Influence>().Where(one => System.Numerics.BitOperations.IsPow2((int)one) && influence.HasFlag(one)).Select(Word));

    static string Word(Influence one) => one switch
    {
        Influence.Identity => "as it is",
        Influence.Transformation => "computed",
        Influence.Aggregation => "aggregated",
        Influence.GroupBy => "grouping",
        Influence.Masking => "not readable from it",
        _ => one.ToString().ToLowerInvariant(),
    };
}
