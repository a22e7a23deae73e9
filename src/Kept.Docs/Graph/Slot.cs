namespace Kept.Docs.Graph;

/// <summary>A place in a layout: of a node, or where an edge goes past.</summary>
sealed class Slot(Thing? thing)
{
    /// <summary>What stands there; null for a waypoint of an edge.</summary>
    public Thing? Thing => thing;

    public int Column { get; set; }

    /// <summary>The place among the slots of its column, from 0.</summary>
    public int Row { get; set; }

    /// <summary>The height at which it stands, in rows.</summary>
    public double Y { get; set; }

    /// <summary>How much room it takes, in rows.</summary>
    public double Room => thing is null ? 0.45 : 1;

    public List<Slot> Left { get; } = [];

    public List<Slot> Right { get; } = [];
}
