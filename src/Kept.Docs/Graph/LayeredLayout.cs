namespace Kept.Docs.Graph;

/// <summary>
/// A picture's geometry: columns from left to right so that every edge goes forward, rows so that few edges cross.
/// Edges over several columns get a waypoint in each, which takes part in the ordering like a node.
/// </summary>
sealed class LayeredLayout
{
    const int Sweeps = 6;

    readonly List<List<Slot>> columns = [];
    readonly Dictionary<Thing, Slot> slots;

    /// <param name="things">What is drawn, each after those it reads.</param>
    public LayeredLayout(IReadOnlyList<Thing> things)
    {
        slots = things.ToDictionary(thing => thing, thing => new Slot(thing));
        SetColumns(things);
        Routes = [.. things.SelectMany(to => to.Reads.Where(slots.ContainsKey).Select(from => Route(slots[from], slots[to])))];
        OrderRows();
        new RowPlacement(columns).Place();
    }

    public IEnumerable<Slot> Nodes => slots.Values;

    /// <summary>The edges, each as the slots it goes through.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Routes { get; }

    public int Columns => columns.Count;

    public double Height => columns.SelectMany(column => column).Select(slot => slot.Y + 1).DefaultIfEmpty(0).Max();

    /// <summary>As far left as what is read allows; then what nothing feeds as far right as its readers allow.</summary>
    void SetColumns(IReadOnlyList<Thing> things)
    {
        foreach (var thing in things)
        {
            slots[thing].Column = thing.Reads.Where(slots.ContainsKey).Select(from => slots[from].Column + 1).DefaultIfEmpty(0).Max();
        }

        foreach (var thing in things.Reverse().Where(thing => !thing.Reads.Any(slots.ContainsKey)))
        {
            slots[thing].Column = thing.ReadBy.Where(slots.ContainsKey).Select(to => slots[to].Column - 1).DefaultIfEmpty(slots[thing].Column).Min();
        }

        foreach (var thing in things)
        {
            Put(slots[thing]);
        }
    }

    void Put(Slot slot)
    {
        while (columns.Count <= slot.Column)
        {
            columns.Add([]);
        }

        columns[slot.Column].Add(slot);
    }

    List<Slot> Route(Slot from, Slot to)
    {
        var route = new List<Slot> { from };
        for (var column = from.Column + 1; column < to.Column; column++)
        {
            route.Add(new Slot(null) { Column = column });
            Put(route[^1]);
        }

        route.Add(to);
        for (var i = 1; i < route.Count; i++)
        {
            route[i - 1].Right.Add(route[i]);
            route[i].Left.Add(route[i - 1]);
        }

        return route;
    }

    /// <summary>Each column by the mean of its neighbours' rows, from left to right and back, a few times.</summary>
    void OrderRows()
    {
        Number(columns);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var forward = sweep % 2 == 0;
            foreach (var column in forward ? columns : Enumerable.Reverse(columns))
            {
                var ordered = column.OrderBy(slot => Mean(forward ? slot.Left : slot.Right, slot.Row)).ToList();
                column.Clear();
                column.AddRange(ordered);
                Number([column]);
            }
        }
    }

    static void Number(IEnumerable<List<Slot>> columns)
    {
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Count; i++)
            {
                column[i].Row = i;
            }
        }
    }

    static double Mean(List<Slot> neighbours, int own) => neighbours.Count == 0 ? own : neighbours.Average(slot => slot.Row);
}
