using Kept.Models.Compile;
using Kept.Warehouses;

namespace Kept.Models.Build.Narrowing;

/// <summary>References by which one model is some of its rows.</summary>
sealed class NarrowReferences(IReferences all, string model, string rows) : IReferences
{
    public Relation Model(Node from, Node to) => to.Name == model
        ? new Relation(to.Table, new TableName("", $"(\n{rows}\n) as kept_rows"))
        : all.Model(from, to);

    public Relation This(Node node) => all.This(node);

    public bool IsIncremental(Node node) => all.IsIncremental(node);
}
