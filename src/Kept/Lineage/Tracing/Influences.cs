namespace Kept.Lineage.Tracing;

/// <summary>What something depends on, and what could not be found out about it.</summary>
sealed class Influences
{
    public static readonly Influences None = new([], []);

    readonly Dictionary<ColumnId, Influence> columns;
    readonly HashSet<string> gaps;

    Influences(Dictionary<ColumnId, Influence> columns, HashSet<string> gaps)
    {
        this.columns = columns;
        this.gaps = gaps;
    }

    public IReadOnlyDictionary<ColumnId, Influence> Columns => columns;

    /// <summary>What is not traced, and why.</summary>
    public IReadOnlyCollection<string> Gaps => gaps;

    public static Influences Of(ColumnId column, Influence influence) => new(new() { [column] = influence }, []);

    public static Influences Gap(string reason) => new([], [reason]);

    public static Influences All(params IEnumerable<Influences> parts)
    {
        var known = parts.Where(part => part.columns.Count + part.gaps.Count > 0).ToList();
        if (known.Count < 2)
        {
            return known.FirstOrDefault() ?? None;
        }

        var all = new Influences(new(known[0].columns), [.. known[0].gaps]);
        foreach (var part in known.Skip(1))
        {
            all.Add(part);
        }

        return all;
    }

    /// <summary>The same, after a direct step more: an identity becomes that step, an aggregation stays one.</summary>
    public Influences Through(Influence step) => With(influence => Step(influence, step));

    /// <summary>The same, where only the rows or the choice depend on it.</summary>
    public Influences As(Influence indirect) => With(_ => indirect);

    public bool Equals(Influences other) => gaps.SetEquals(other.gaps) && columns.Count == other.columns.Count
        && columns.All(pair => other.columns.TryGetValue(pair.Key, out var influence) && influence == pair.Value);

    static Influence Step(Influence influence, Influence step)
    {
        var direct = influence & Influence.Direct;
        if (direct == Influence.None)
        {
            return influence;
        }

        var stepped = (step & Influence.Aggregation) != 0 ? Influence.Aggregation
            : (direct & Influence.Identity) != 0 ? (direct & ~Influence.Identity) | Influence.Transformation
            : direct;
        return (influence & ~Influence.Direct) | stepped | (step & Influence.Masking);
    }

    Influences With(Func<Influence, Influence> change) => columns.Count == 0 ? this : new(columns.ToDictionary(pair => pair.Key, pair => change(pair.Value)), gaps);

    void Add(Influences part)
    {
        foreach (var (column, influence) in part.columns)
        {
            columns[column] = columns.GetValueOrDefault(column) | influence;
        }

        gaps.UnionWith(part.gaps);
    }
}
