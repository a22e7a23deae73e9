using Kept.Docs.Markup;
using Kept.Lineage;

namespace Kept.Docs.Graph;

/// <summary>All that has a page, who reads whom, and where a link to it leads.</summary>
sealed class Atlas
{
    readonly Dictionary<string, Thing> things;
    readonly LineageGraph lineage;

    public Atlas(SiteContent content)
    {
        lineage = content.Lineage;
        var making = new ThingMaker(content);
        Things = [.. lineage.Nodes.Select(making.Make)];
        things = Things.ToDictionary(thing => thing.Node.Name);
        foreach (var (from, to) in Links(content).Distinct().Where(link => link.From != link.To))
        {
            from.ReadBy.Add(to);
            to.Reads.Add(from);
        }
    }

    /// <summary>All of them, each after those it reads.</summary>
    public IReadOnlyList<Thing> Things { get; }

    public IEnumerable<Thing> OfKind(LineageKind kind) => Things.Where(thing => thing.Kind == kind);

    /// <summary>The model of a name, as <c>ref()</c> has it.</summary>
    public Thing? Model(string name) => Things.FirstOrDefault(thing => thing.Model?.Name == name);

    public Thing? Source(string source, string table) => Things.FirstOrDefault(thing => thing.Source?.Source == source && thing.Source.Name == table);

    /// <summary>What a column depends on, or the rows of its table do.</summary>
    public IEnumerable<LineageEdge> Up(ColumnId id) => lineage.Up(id);

    /// <summary>What depends on a column.</summary>
    public IEnumerable<LineageEdge> Down(ColumnId id) => lineage.Down(id);

    /// <summary>A link to a column, or to the table where its rows are meant.</summary>
    public Html Link(ColumnId id)
    {
        var thing = things[id.Node];
        var table = thing.Kind is LineageKind.Feed or LineageKind.Question ? thing.Title : thing.Node.Name;
        return id.Column is null
            ? Html.Of($"<a href=\"{thing.Href}\"><code>{table}</code></a> <span class=\"quiet\">(its rows)</span>")
            : Html.Of($"<a href=\"{thing.Href}#{ColumnAnchor(id.Column)}\"><code>{table}.<wbr>{id.Column}</code></a>");
    }

    public static Html Link(Thing thing) => Html.Of($"<a href=\"{thing.Href}\">{thing.Title}</a>");

    public static string ColumnAnchor(string column) => $"column-{Slug.Of(column)}";

    IEnumerable<(Thing From, Thing To)> Links(SiteContent content)
    {
        var ofColumns = lineage.Edges.Select(edge => (things[edge.From.Node], things[edge.To.Node]));
        var models = Things.Where(thing => thing.Model is not null).ToDictionary(thing => thing.Model!.Name);
        var sources = Things.Where(thing => thing.Source is not null).ToDictionary(thing => (thing.Source!.Source, thing.Source.Name));
        var ofModels = content.Project.Models.SelectMany(model => model.DependsOn.Where(models.ContainsKey).Select(name => models[name])
            .Concat(model.Sources.Where(sources.ContainsKey).Select(key => sources[key]))
            .Select(from => (from, models[model.Name])));
        return ofColumns.Concat(ofModels);
    }
}
