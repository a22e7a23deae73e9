namespace Kept.Workspaces.Layers;

/// <summary>
/// Joins what a later layer says of a thing to what is known of it: columns and tables one by one, by name; config and meta key by
/// key; tests add up, by <see cref="TestMerge"/>. Of everything else the later word holds.
/// </summary>
static class EntryMerge
{
    static readonly HashSet<string> ByName = ["columns", "tables"];
    static readonly HashSet<string> ByKey = ["config", "meta"];

    public static YamlMap Join(YamlMap known, YamlMap over)
    {
        foreach (var entry in over.Entries.Where(entry => !entry.Value.IsNull))
        {
            var key = TestMerge.KeyIn(known, entry.Key);
            known = known.With(key, Join(key, known[key], entry.Value));
        }

        return known;
    }

    /// <summary>Joins two maps all the way down, as settings by folder are.</summary>
    public static YamlMap Deep(YamlMap known, YamlMap over)
    {
        foreach (var entry in over.Entries)
        {
            var isMap = entry.Value.IsMap && known[entry.Key] is { IsMap: true };
            known = known.With(entry.Key, isMap ? known[entry.Key]!.With(Deep(known[entry.Key]!.Map, entry.Value.Map)) : entry.Value);
        }

        return known;
    }

    static YamlValue Join(string key, YamlValue? known, YamlValue over) => key switch
    {
        _ when TestMerge.IsTests(key) => (known ?? over).With(TestMerge.Join(known is null ? [] : Items(known), Items(over))),
        _ when known is null => over,
        _ when ByName.Contains(key) && known.IsList && over.IsList => known.With(Named(known.List, over.List)),
        _ when ByKey.Contains(key) && known.IsMap && over.IsMap => known.With(Deep(known.Map, over.Map)),
        _ => over,
    };

    static IReadOnlyList<YamlValue> Items(YamlValue value) => value.IsList ? value.List : [value];

    static List<YamlValue> Named(IReadOnlyList<YamlValue> known, IReadOnlyList<YamlValue> over)
    {
        var all = known.ToList();
        foreach (var item in over)
        {
            var at = all.FindIndex(one => one.Map["name"]?.Text is { } name && name == item.Map["name"]?.Text);
            if (at < 0)
            {
                all.Add(item);
            }
            else
            {
                all[at] = all[at].With(Join(all[at].Map, item.Map));
            }
        }

        return all;
    }
}
