namespace Kept.Lineage.Tracing;

/// <summary>What names mean at one place of a query; what it does not know, the place around it may.</summary>
sealed class Scope(Scope? outer, IReadOnlyList<Source> sources)
{
    /// <summary>Values that the engine gives by a name without brackets, where no column has that name.</summary>
    static readonly HashSet<string> Constants = new(StringComparer.OrdinalIgnoreCase)
    {
        "current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp", "current_user",
        "localtime", "localtimestamp", "session_user", "user",
    };

    readonly Dictionary<string, TracedQuery> tables = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Influences> aliases = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> parameters = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Source> Sources => sources;

    /// <summary>Whether a name that is that of a column and of an item of the select list may mean either: which one the engine takes depends on the place.</summary>
    public bool MayMeanAlias { get; set; }

    public void AddTable(string name, TracedQuery query) => tables[name] = query;

    public void AddParameter(string name) => parameters.Add(name);

    /// <summary>An item of the select list, by the name it was given.</summary>
    public void AddAlias(string name, Influences influences) => aliases.TryAdd(name, influences);

    public TracedQuery? FindTable(string name) => tables.GetValueOrDefault(name) ?? outer?.FindTable(name);

    public Influences Resolve(IReadOnlyList<string> names)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Find(names) is { } found)
            {
                return found;
            }
        }

        return names is [var name] && Constants.Contains(name)
            ? Influences.None
            : Influences.Gap($"the column '{string.Join('.', names)}' belongs to nothing that the query reads; give what it stands for a name with 'as'");
    }

    public IEnumerable<SourceColumn> Visible() => sources.SelectMany(source => source.Columns).Where(column => !column.IsHidden);

    Scope? Outer => outer;

    Influences? Find(IReadOnlyList<string> names) =>
        parameters.Contains(names[0]) ? Influences.None
        : Qualified(names) ?? Column(names) ?? Row(names) ?? Alias(names) ?? Unknown(names);

    Influences? Qualified(IReadOnlyList<string> names)
    {
        if (names.Count > 2 && sources.FirstOrDefault(source => source.Is(names[0], names[1]))?.Find(names[2]) is { } full)
        {
            return Field(Read(full, full.Own), names.Count > 3);
        }

        var column = names.Count > 1 ? sources.Where(source => source.Is(names[0])).Select(source => source.Find(names[1])).FirstOrDefault(found => found is not null) : null;
        return column is null ? null : Field(Read(column, column.Own), names.Count > 2);
    }

    Influences? Column(IReadOnlyList<string> names) =>
        Visible().FirstOrDefault(found => SourceColumn.Same(found.Name, names[0])) is { } column
        ? Influences.All(Field(Read(column, column.Common), names.Count > 1), MayMeanAlias ? Alias(names) ?? Influences.None : Influences.None)
        : null;

    Influences? Row(IReadOnlyList<string> names) => names.Count == 1 && sources.FirstOrDefault(source => source.Is(names[0])) is { Gap: null } row
        ? Influences.All(row.Columns.Select(column => Read(column, column.Own))).Through(Influence.Transformation)
        : null;

    Influences? Alias(IReadOnlyList<string> names) => aliases.TryGetValue(names[0], out var alias) ? Field(alias, names.Count > 1) : null;

    Influences? Unknown(IReadOnlyList<string> names)
    {
        if (sources is [{ OpenNode: { } node }])
        {
            return Influences.Of(new ColumnId(node, string.Join('.', names)), Influence.Identity);
        }

        var open = sources.Where(source => source.Gap is not null).ToList();
        var meant = names.Count > 1 ? open.FirstOrDefault(source => source.Is(names[0])) : open.FirstOrDefault();
        return meant is null ? null : Influences.Gap(meant.Gap!);
    }

    static Influences Read(SourceColumn column, Influences influences)
    {
        column.WasRead = true;
        return influences;
    }

    static Influences Field(Influences influences, bool isField) => isField ? influences.Through(Influence.Transformation) : influences;
}
