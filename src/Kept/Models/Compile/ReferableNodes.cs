using Kept.Models.Jinja;
using Kept.Models.Project;

namespace Kept.Models.Compile;

/// <summary>Makes a node of all that <c>ref()</c> can name: models, seeds, and snapshots in either of their forms.</summary>
sealed class ReferableNodes(string package, ProjectProperties properties, Func<FileKind, IEnumerable<ProjectFile>> latest)
{
    readonly Dictionary<string, Node> nodes = [];

    /// <exception cref="ModelException">Two of them have the same name, or a snapshot's file holds no snapshot.</exception>
    public IReadOnlyDictionary<string, Node> Make()
    {
        foreach (var file in latest(FileKind.Model))
        {
            Add(Make(NodeKind.Model, file, file.Text));
        }

        foreach (var file in latest(FileKind.Seed))
        {
            Add(Make(NodeKind.Seed, file, "", file.Text));
        }

        foreach (var node in Blocks())
        {
            Add(node);
        }

        foreach (var described in properties.Models.Values.Where(described => described.Relation is not null))
        {
            Add(OfRelation(described));
        }

        return nodes;
    }

    Node Make(NodeKind kind, ProjectFile file, string text, string data = "") =>
        new(kind, file.Name, file.Display, 0, file.Folders, Template.Parse(new SourceText(file.Display, text))) { Package = package, Origin = file.Origin, Data = data };

    void Add(Node node)
    {
        if (!nodes.TryAdd(node.Name, node))
        {
            throw node.Fail($"'{node.Name}' is also the name of {nodes[node.Name].File}; models, seeds and snapshots must differ by name");
        }
    }

    /// <summary>The snapshots in SQL files, of several directories the later one's.</summary>
    IEnumerable<Node> Blocks()
    {
        var blocks = latest(FileKind.Snapshot).OrderBy(file => file.Layer).SelectMany(file => Blocks(file).Select(node => new Block(file.Layer, node)));
        foreach (var sameName in blocks.GroupBy(block => block.Node.Name))
        {
            var last = sameName.Last();
            yield return sameName.Count(block => block.Layer == last.Layer) == 1
                ? last.Node
                : throw last.Node.Fail($"the snapshot '{sameName.Key}' also stands in {sameName.First(block => block.Layer == last.Layer).Node.File}; keep one of the two");
        }
    }

    IEnumerable<Node> Blocks(ProjectFile file)
    {
        var source = new SourceText(file.Display, file.Text);
        var blocks = Template.Parse(source).Snapshots.ToList();
        return blocks.Count == 0
            ? throw new ModelException(file.Display, 0, 0, "there is no snapshot in this file; expected '{% snapshot name %}'")
            : blocks.Select(block => new Node(NodeKind.Snapshot, block.Name, file.Display, source.Locate(block.Place.Offset).Line, file.Folders, new Template(source, block.Body))
            {
                Package = package,
                Origin = file.Origin,
            });
    }

    /// <summary>A snapshot that a properties file alone defines.</summary>
    Node OfRelation(ModelProperties described)
    {
        var text = $"select * from {{{{ {described.Relation} }}}}";
        return new Node(NodeKind.Snapshot, described.Name, described.File, described.Line, [], Template.Parse(new SourceText(described.File, text, described.Line))) { Package = package };
    }

    /// <summary>A snapshot, and the layer of the file that it stands in.</summary>
    sealed record Block(int Layer, Node Node);
}
