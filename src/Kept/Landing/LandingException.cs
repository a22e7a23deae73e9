namespace Kept.Landing;

/// <summary>A file could not be landed; nothing of it was kept.</summary>
public sealed class LandingException(string file, string problem, Exception? inner = null) : KeptException($"{file}: {problem}", inner)
{
    /// <summary>The file, as the person would name it.</summary>
    public string File { get; } = file;
}
