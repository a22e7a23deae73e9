using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kept.Workspaces;

/// <summary>One value of a YAML file, read as the type that is expected there or refused at its line.</summary>
sealed class YamlValue(string file, string name, YamlNode node)
{
    // What the value has become when another file's words were joined to it.
    YamlMap? map;
    IReadOnlyList<YamlValue>? list;

    /// <summary>The file, as the person would name it.</summary>
    public string File => file;

    /// <summary>The line on which the value begins.</summary>
    public int Line => (int)node.Start.Line;

    /// <summary>Whether nothing is said: <c>key:</c>, <c>key: ~</c>, <c>key: null</c>.</summary>
    public bool IsNull => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    /// <summary>Whether this is a map of keys.</summary>
    public bool IsMap => node is YamlMappingNode;

    /// <summary>Whether this is a list.</summary>
    public bool IsList => node is YamlSequenceNode;

    /// <summary>The text as written; a number or a truth value is text too.</summary>
    public string Text => Scalar("text");

    /// <summary>A map of keys.</summary>
    public YamlMap Map => map ?? (node is YamlMappingNode own ? new YamlMap(file, own) : throw Unexpected("a map of keys"));

    /// <summary>A list.</summary>
    public IReadOnlyList<YamlValue> List => list ?? (node is YamlSequenceNode own
        ? [.. own.Children.Select(item => new YamlValue(file, name, item))]
        : throw Unexpected("a list"));

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<string> Texts => node is YamlSequenceNode ? [.. List.Select(item => item.Text)] : [Text];

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Boolean => Scalar("true or false") switch
    {
        "true" or "True" => true,
        "false" or "False" => false,
        _ => throw Unexpected("true or false"),
    };

    /// <summary>A whole number.</summary>
    public int Integer => int.TryParse(Scalar("a whole number"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Unexpected("a whole number");

    /// <summary>A number.</summary>
    public double Number => double.TryParse(Scalar("a number"), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Unexpected("a number");

    /// <summary>The value by YAML's own rules: text, long, double, bool, null, a list or a dictionary.</summary>
    public object? Free => node switch
    {
        YamlMappingNode => Map.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Free),
        YamlSequenceNode => List.Select(item => item.Free).ToList(),
        _ when IsNull => null,
        YamlScalarNode { Style: ScalarStyle.Plain } => Typed(Text),
        _ => Text,
    };

    /// <summary>The same value, a map with other keys.</summary>
    public YamlValue With(YamlMap joined) => new(file, name, node) { map = joined };

    /// <summary>The same value, a list of other items.</summary>
    public YamlValue With(IReadOnlyList<YamlValue> joined) => new(file, name, node as YamlSequenceNode ?? new YamlSequenceNode()) { list = joined };

    /// <summary>One of a few words; another one is refused with a suggestion.</summary>
    /// <param name="kind">What the words are, for the message: format, role.</param>
    /// <param name="words">The words and what they mean.</param>
    public T OneOf<T>(string kind, IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(Text, out var meaning) ? meaning : throw Error(Suggestion.Unknown(kind, Text, [.. words.Keys]));

    /// <summary>An error at the value's line.</summary>
    public ConfigurationException Error(string problem) => new(file, Line, problem);

    string Scalar(string expected) =>
        node is YamlScalarNode scalar && !IsNull ? scalar.Value ?? "" : throw Unexpected(expected);

    ConfigurationException Unexpected(string expected) => Error($"{name}: found {Found()}, expected {expected}");

    string Found() => node switch
    {
        YamlMappingNode => "a map of keys",
        YamlSequenceNode => "a list",
        _ when IsNull => "nothing",
        _ => $"'{node}'",
    };

    static object Typed(string text) => text switch
    {
        "true" or "True" => true,
        "false" or "False" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => text,
    };
}
