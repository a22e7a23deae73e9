using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kept.Models.Project;

/// <summary>Reads a YAML file whose root is a mapping.</summary>
static class YamlFile
{
    /// <exception cref="ModelException">The text is not YAML, or not a mapping.</exception>
    public static YamlMap Read(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new ModelException(file, (int)error.Start.Line, (int)error.Start.Column, $"this is not YAML: {error.Message}", null, error);
        }

        return stream.Documents switch
        {
            [] => new YamlMap(file, []),
            [{ RootNode: YamlMappingNode root }] => new YamlMap(file, root),
            [{ RootNode: YamlScalarNode { Value: null or "" } }] => new YamlMap(file, []),
            _ => throw new ModelException(file, 1, 0, "expected one mapping of keys to values"),
        };
    }
}
