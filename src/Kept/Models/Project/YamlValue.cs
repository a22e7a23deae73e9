using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kept.Models.Project;

/// <summary>Any value of a YAML file, as Python would read it: text, number, boolean, null, list or dictionary.</summary>
static class YamlValue
{
    public static object? Of(string file, YamlNode node, int depth = 0) => node switch
    {
        _ when depth > 50 => throw new ModelException(file, (int)node.Start.Line, 0, "this is nested too deeply"),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value),
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode list => list.Children.Select(item => Of(file, item, depth + 1)).ToList(),
        YamlMappingNode map => Map(file, map, depth),
        _ => throw new ModelException(file, (int)node.Start.Line, 0, "this kind of value is not supported"),
    };

    static Dictionary<string, object?> Map(string file, YamlMappingNode map, int depth)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (key, value) in map.Children)
        {
            values[(key as YamlScalarNode)?.Value ?? ""] = Of(file, value, depth + 1);
        }

        return values;
    }

    static object? Plain(string? text) => text switch
    {
        null or "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "on" or "On" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "off" or "Off" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when text.AsSpan().ContainsAnyInRange('0', '9') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
