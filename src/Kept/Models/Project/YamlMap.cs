using YamlDotNet.RepresentationModel;

namespace Kept.Models.Project;

/// <summary>A mapping in a YAML file, whose errors name the file and the line.</summary>
sealed class YamlMap(string file, YamlMappingNode node)
{
    public string File => file;

    public int Line => (int)node.Start.Line;

    public IEnumerable<string> Keys => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public bool Has(string key) => Find(key) is not null;

    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    public string? Text(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null } => null,
        YamlScalarNode scalar => scalar.Value,
        var other => throw Fail(other, $"'{key}' must be a text"),
    };

    public string RequiredText(string key, string what) =>
        Text(key) is { Length: > 0 } text ? text : throw Fail(node, $"{what} has no '{key}'; give it one");

    public object? Value(string key) => Find(key) is { } value ? YamlValue.Of(file, value) : null;

    public YamlMap? Map(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => null,
        YamlMappingNode map => new YamlMap(file, map),
        var other => throw Fail(other, $"'{key}' must be a mapping of keys to values"),
    };

    public IEnumerable<YamlMap> Maps(string key) => Items(key).Select(item => item is YamlMappingNode map
        ? new YamlMap(file, map)
        : throw Fail(item, $"each item of '{key}' must be a mapping of keys to values"));

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => item is YamlScalarNode { Value: { } text }
        ? text
        : throw Fail(item, $"each item of '{key}' must be a text"))];

    /// <summary>The items of a list; of a single value, that one.</summary>
    public IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list => list.Children,
        var single => [single],
    };

    public YamlMap Entry(YamlNode item) => item is YamlMappingNode map ? new YamlMap(file, map) : throw Fail(item, "expected a mapping of keys to values");

    /// <summary>Refuses what is not known here: a key that nobody reads would change nothing, and nobody would know.</summary>
    public void Know(string what, IReadOnlySet<string> known, IReadOnlyDictionary<string, string>? refused = null)
    {
        foreach (var key in Keys.Where(key => !known.Contains(key)))
        {
            throw Fail(key, refused is not null && refused.TryGetValue(key, out var advice)
                ? $"'{key}' of {what} is not supported; {advice}"
                : $"{what} has no key '{key}'; expected {Suggestion.For(key, known)}");
        }
    }

    public int LineOf(string key) => (int)(node.Children.Keys.FirstOrDefault(each => ((YamlScalarNode)each).Value == key) ?? node).Start.Line;

    public ModelException Fail(string key, string problem) => new(file, LineOf(key), 0, problem);

    public ModelException Fail(YamlNode at, string problem) => new(file, (int)at.Start.Line, 0, problem);

    YamlNode? Find(string key) => node.Children.FirstOrDefault(child => child.Key is YamlScalarNode scalar
        ? scalar.Value == key
        : throw Fail(child.Key, "a key must be a text")).Value;
}
