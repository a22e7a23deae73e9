using Kept.Warehouses;

namespace Kept.Models.Compile;

/// <summary>What <c>ref</c>, <c>this</c> and <c>is_incremental</c> mean for one rendering.</summary>
interface IReferences
{
    Relation Model(Node from, Node to);

    Relation Source(SourceTable table) => new(new TableName(table.Schema, table.Identifier));

    Relation This(Node node);

    bool IsIncremental(Node node);
}

/// <summary>Everything by the name under which it is published.</summary>
sealed class PublishedReferences(Func<Node, bool> isIncremental) : IReferences
{
    /// <summary>As a rebuild has it.</summary>
    public static readonly PublishedReferences Instance = new(_ => false);

    public Relation Model(Node from, Node to) => new(to.Table);

    public Relation This(Node node) => new(node.Table);

    public bool IsIncremental(Node node) => isIncremental(node);
}

/// <summary>Notes what a text refers to, while the project is read.</summary>
sealed class CapturedReferences : IReferences
{
    public static readonly CapturedReferences Instance = new();

    public Relation Model(Node from, Node to)
    {
        from.References.Add(to.Name);
        return new Relation(to.Table);
    }

    public Relation This(Node node) => new(new TableName(node.Config.TextOf("schema") ?? node.Table.Schema, node.Config.TextOf("alias") ?? node.Name));

    public bool IsIncremental(Node node) => false;
}
