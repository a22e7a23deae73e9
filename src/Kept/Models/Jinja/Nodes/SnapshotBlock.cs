using System.Text;

namespace Kept.Models.Jinja.Nodes;

/// <summary><c>{% snapshot name %}</c>: a text of its own within a file of snapshots.</summary>
sealed class SnapshotBlock(Place place, string name, Block body) : Statement
{
    public Place Place => place;

    public string Name => name;

    public Block Body => body;

    public override void Execute(Scope scope, StringBuilder output) =>
        throw place.Fail($"the snapshot '{name}' stands outside of the snapshots' folder; move the file there");
}
