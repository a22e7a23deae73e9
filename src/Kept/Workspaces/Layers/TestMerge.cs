namespace Kept.Workspaces.Layers;

/// <summary>
/// Tests add up. One with the name of a known one, or of its kind and with its arguments, takes its place;
/// <c>config: {enabled: false}</c> alone takes all of its kind away.
/// </summary>
static class TestMerge
{
    static readonly string[] Keys = ["data_tests", "tests"];

    /// <summary>What a test is told about itself, which is no argument.</summary>
    static readonly HashSet<string> Settings =
    [
        "test_name", "name", "description", "config", "severity", "where", "error_if", "warn_if", "fail_calc", "limit", "enabled", "tags",
        "meta", "store_failures", "store_failures_as",
    ];

    public static bool IsTests(string key) => Keys.Contains(key);

    /// <summary>The key under which a map has what is written here as <paramref name="key"/>: tests go by two names.</summary>
    public static string KeyIn(YamlMap map, string key) => IsTests(key) ? Keys.FirstOrDefault(name => map[name] is not null) ?? key : key;

    public static IReadOnlyList<YamlValue> Join(IReadOnlyList<YamlValue> known, IReadOnlyList<YamlValue> over)
    {
        var all = known.ToList();
        foreach (var test in over.Select(Said.Of))
        {
            var removed = all.RemoveAll(one => test.TakesThePlaceOf(Said.Of(one)));
            if (test.IsOff && removed == 0)
            {
                throw test.Item.Error($"the test '{test.Name ?? test.Kind}' is switched off here, and there is none to switch off; compare its name and its arguments");
            }

            all.AddRange(test.IsOff ? [] : [test.Item]);
        }

        return all;
    }

    /// <summary>A test as it is written.</summary>
    sealed record Said(YamlValue Item, string Kind, string? Name, string Arguments, bool IsOff)
    {
        public static Said Of(YamlValue item)
        {
            if (!item.IsMap)
            {
                return new Said(item, item.Text, null, "", false);
            }

            var first = item.Map.Entries[0];
            var isNamed = item.Map["test_name"] is not null;
            var kind = isNamed ? item.Map["test_name"]!.Text : first.Key;
            var all = item.Map.Entries.Where(entry => isNamed || entry.Key != kind).Concat(isNamed || !first.Value.IsMap ? [] : first.Value.Map.Entries).ToList();
            return new Said(item, kind, all.Find(entry => entry.Key == "name")?.Value.Text, ArgumentsOf(all), all.Exists(IsOffSwitch));
        }

        public bool TakesThePlaceOf(Said known) => Name is not null || known.Name is not null
            ? Name == known.Name
            : Kind == known.Kind && (Arguments == known.Arguments || (IsOff && Arguments.Length == 0));

        static string ArgumentsOf(IEnumerable<YamlEntry> all)
        {
            var nested = all.SelectMany(entry => entry.Key == "arguments" && entry.Value.IsMap ? entry.Value.Map.Entries : [entry]);
            return string.Join(", ", nested.Where(entry => !Settings.Contains(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {YamlText.Write(entry.Value)}"));
        }

        static bool IsOffSwitch(YamlEntry entry) => entry.Key switch
        {
            "enabled" => entry.Value.Free is false,
            "config" => entry.Value.IsMap && entry.Value.Map["enabled"]?.Free is false,
            _ => false,
        };
    }
}
