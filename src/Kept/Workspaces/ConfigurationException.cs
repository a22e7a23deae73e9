namespace Kept.Workspaces;

/// <summary>A file that a person wrote (kept.yml, a feed, a model's YAML) says something that cannot be meant.</summary>
/// <param name="file">The file, as the person would name it.</param>
/// <param name="line">The line, from 1; 0 when the whole file is meant.</param>
/// <param name="problem">What was found, what was expected, and what to do next.</param>
public sealed class ConfigurationException(string file, int line, string problem)
    : KeptException(line > 0 ? $"{file}:{line}: {problem}" : $"{file}: {problem}")
{
    /// <summary>The file, as the person would name it.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; } = line;
}
