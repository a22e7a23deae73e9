using YamlDotNet.RepresentationModel;

namespace Kept.Workspaces;

/// <summary>The keys of one YAML map, in the order of the file.</summary>
sealed class YamlMap
{
    readonly List<YamlEntry> entries;

    /// <summary>A map that stands in <paramref name="file"/>.</summary>
    public YamlMap(string file, YamlMappingNode node)
    {
        File = file;
        Line = (int)node.Start.Line;
        entries = [.. node.Children.Select(pair => Entry(file, pair.Key, pair.Value))];
    }

    YamlMap(string file, int line, List<YamlEntry> entries)
    {
        File = file;
        Line = line;
        this.entries = entries;
    }

    /// <summary>The file, as the person would name it.</summary>
    public string File { get; }

    /// <summary>The line on which the map begins.</summary>
    public int Line { get; }

    /// <summary>All keys with their values.</summary>
    public IReadOnlyList<YamlEntry> Entries => entries;

    /// <summary>The value of a key; null when the key is absent or says nothing.</summary>
    public YamlValue? this[string key] => Find(key) is { Value.IsNull: false } entry ? entry.Value : null;

    /// <summary>The same map with another value of a key, at the key's place or at the end.</summary>
    public YamlMap With(string key, YamlValue value)
    {
        var changed = new YamlEntry(value.File, value.Line, key, value);
        return new YamlMap(File, Line, Find(key) is null ? [.. entries, changed] : entries.ConvertAll(entry => entry.Key == key ? changed : entry));
    }

    /// <summary>A map at the same place that says nothing.</summary>
    public YamlMap Empty() => new(File, Line, []);

    /// <summary>The same map without a key.</summary>
    public YamlMap Without(string key) => new(File, Line, entries.FindAll(entry => entry.Key != key));

    /// <summary>Refuses every key that is not one of <paramref name="known"/>, with its line and a suggestion.</summary>
    public YamlMap Only(params IReadOnlyCollection<string> known)
    {
        var unknown = entries.Find(entry => !known.Contains(entry.Key));
        return unknown is null ? this : throw unknown.Error(Suggestion.Unknown("key", unknown.Key, known));
    }

    /// <summary>The value of a key that must be there.</summary>
    public YamlValue Require(string key) => this[key] ?? throw new ConfigurationException(
        File, LineOf(key), Find(key) is null ? $"the key '{key}' is missing" : $"{key}: found nothing, expected a value");

    /// <summary>The line of a key; the map's own when it is absent.</summary>
    public int LineOf(string key) => Find(key)?.Line ?? Line;

    /// <summary>An error at a key's line.</summary>
    public ConfigurationException Error(string key, string problem) => Find(key)?.Error(problem) ?? new(File, Line, problem);

    YamlEntry? Find(string key) => entries.Find(entry => entry.Key == key);

    static YamlEntry Entry(string file, YamlNode key, YamlNode value)
    {
        var name = key is YamlScalarNode scalar ? scalar.Value ?? "" : throw new ConfigurationException(
            file, (int)key.Start.Line, "found a key that is a list or a map, expected text");
        return new YamlEntry(file, (int)key.Start.Line, name, new YamlValue(file, name, value));
    }
}

/// <summary>One key and its value.</summary>
sealed record YamlEntry(string File, int Line, string Key, YamlValue Value)
{
    /// <summary>An error at the key's line.</summary>
    public ConfigurationException Error(string problem) => new(File, Line, problem);
}
