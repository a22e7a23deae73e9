namespace Kept.Workspaces;

/// <summary>The rule for names of sources: they are hashed into keys and shown in tables, so they are plain words.</summary>
static class SourceName
{
    /// <summary>Reads a source's name.</summary>
    public static string Read(YamlValue value) => value.Text.Length > 0 && value.Text.All(IsAllowed)
        ? value.Text
        : throw value.Error($"source: found '{value.Text}', expected a name of letters, digits, '_', '-' and '.'");

    static bool IsAllowed(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.';
}
