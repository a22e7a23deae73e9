namespace Kept.Workspaces.Layers;

/// <summary>One properties file of a layer while the layers are joined.</summary>
sealed class LayeredFile(int layer, YamlMap map)
{
    readonly HashSet<Entry> joined = [];

    public int Layer => layer;

    public YamlMap Map { get; private set; } = map;

    /// <summary>Moves what this file says of names that earlier layers know to where those say it.</summary>
    public void JoinInto(IReadOnlyList<LayeredFile> earlier)
    {
        foreach (var list in Map.Entries.Where(entry => entry.Value.IsList).ToList())
        {
            var own = list.Value.List.Where(item => !JoinsAny(list.Key, item, earlier)).ToList();
            Map = own.Count < list.Value.List.Count ? Map.With(list.Key, list.Value.With(own)) : Map;
        }
    }

    bool JoinsAny(string list, YamlValue item, IReadOnlyList<LayeredFile> earlier)
    {
        if (NameOf(item) is not { } name || earlier.LastOrDefault(file => file.Names(list, name)) is not { } known)
        {
            return false;
        }

        known.Join(list, name, item.Map, layer);
        return true;
    }

    bool Names(string list, string name) => Map[list] is { IsList: true } known && known.List.Any(item => NameOf(item) == name);

    /// <summary>The tables of a source may stand in several files; anything else is described once a layer.</summary>
    void Join(string list, string name, YamlMap over, int from)
    {
        if (!joined.Add(new Entry(from, list, name)) && list != "sources")
        {
            throw over.Error("name", $"'{name}' is described twice; keep one of the two");
        }

        var items = Map[list]!.List.Select(item => NameOf(item) == name ? item.With(EntryMerge.Join(item.Map, over)) : item);
        Map = Map.With(list, Map[list]!.With([.. items]));
    }

    static string? NameOf(YamlValue item) => item.IsMap ? item.Map["name"]?.Text : null;

    /// <summary>What a layer says under a name of a list.</summary>
    sealed record Entry(int Layer, string List, string Name);
}
