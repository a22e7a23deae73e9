using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kept.Workspaces;

/// <summary>The reading of our own YAML files: whatever is not understood is an error at its line, never skipped.</summary>
static class StrictYaml
{
    /// <summary>Reads a file whose document is a map of keys.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">The file as the person would name it; the path when null.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or is not such a document.</exception>
    public static YamlMap Load(string path, string? file = null) => Parse(ReadText(path, file ?? path), file ?? path);

    /// <summary>Reads a text whose document is a map of keys; an empty text is an empty map.</summary>
    /// <exception cref="ConfigurationException">The text is not such a document.</exception>
    public static YamlMap Parse(string text, string file)
    {
        var documents = ReadDocuments(text, file);
        if (documents.Count > 1)
        {
            throw new ConfigurationException(file, (int)documents[1].RootNode.Start.Line, "found a second YAML document (after '---'), expected one a file");
        }

        return new YamlValue(file, "the file", documents.Count == 0 ? new YamlMappingNode() : documents[0].RootNode).Map;
    }

    static string ReadText(string path, string file)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(file, 0, $"cannot be read: {error.Message}");
        }
    }

    static IList<YamlDocument> ReadDocuments(string text, string file)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(text));
        try
        {
            stream.Load(new Parser(scanner));
            return stream.Documents;
        }
        catch (YamlException error)
        {
            throw new ConfigurationException(file, (int)error.Start.Line, Explain(error.Message));
        }
        catch (InvalidOperationException)
        {
            // The scanner says so of a bracket or quote that never ends.
            throw new ConfigurationException(file, (int)scanner.CurrentPosition.Line, "not readable as YAML: a bracket or a quote is not closed before here");
        }
    }

    static string Explain(string message) =>
        message.Contains("duplicate", StringComparison.OrdinalIgnoreCase)
            ? $"the same key twice ({message.TrimEnd('.')}); keep one of them"
            : $"not readable as YAML: {message}";
}
