namespace Kept.Docs.Graph;

/// <summary>What is within so many steps of something, up and down.</summary>
static class Neighbourhood
{
    /// <summary>It, what it reads within <paramref name="up"/> steps, and what reads it within <paramref name="down"/> steps.</summary>
    public static IReadOnlySet<Thing> Of(Thing centre, int up, int down) =>
        Reach(centre, up, thing => thing.Reads).Union(Reach(centre, down, thing => thing.ReadBy)).ToHashSet();

    /// <summary>How many steps away the farthest is.</summary>
    public static int Depth(Thing centre, Func<Thing, IEnumerable<Thing>> next)
    {
        var (seen, ring, depth) = (new HashSet<Thing> { centre }, new List<Thing> { centre }, 0);
        while ((ring = [.. ring.SelectMany(next).Where(seen.Add)]).Count > 0)
        {
            depth++;
        }

        return depth;
    }

    static HashSet<Thing> Reach(Thing centre, int steps, Func<Thing, IEnumerable<Thing>> next)
    {
        var (seen, ring) = (new HashSet<Thing> { centre }, new List<Thing> { centre });
        for (var step = 0; step < steps && ring.Count > 0; step++)
        {
            ring = [.. ring.SelectMany(next).Where(seen.Add)];
        }

        return seen;
    }
}
