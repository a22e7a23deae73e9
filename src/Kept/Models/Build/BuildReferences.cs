using Kept.Models.Compile;
using Kept.Models.Jinja;
using Kept.Warehouses;

namespace Kept.Models.Build;

/// <summary>References during a build: each model by the name under which it can be read just now.</summary>
sealed class BuildReferences(Func<TableName, TableName> actual, Func<Node, bool> isIncremental) : IReferences
{
    public Relation Model(Node from, Node to) => from.References.Contains(to.Name)
        ? new Relation(to.Table, actual(to.Table))
        : throw new JinjaFault(
            $"'{to.Name}' is referred to only while building, so that nobody could know that '{from.Name}' comes after it; put '-- depends_on: {{{{ ref('{to.Name}') }}}}' at the head of the file");

    public Relation This(Node node) => new(node.Table, actual(node.Table));

    public bool IsIncremental(Node node) => isIncremental(node);
}
