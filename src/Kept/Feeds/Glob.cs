using System.IO.Enumeration;

namespace Kept.Feeds;

/// <summary>Paths with wildcards: <c>*</c> and <c>?</c> within a name, <c>**</c> for any number of directories.</summary>
static class Glob
{
    static readonly string[] AnyFile = ["**", "*"];

    /// <summary>Whether a path has a wildcard.</summary>
    public static bool IsGlob(string path) => path.AsSpan().ContainsAny('*', '?');

    /// <summary>The files that match. Names that begin with a dot match only a pattern that does.</summary>
    /// <param name="root">The directory that a relative pattern starts from.</param>
    /// <param name="pattern">The path with wildcards.</param>
    public static IEnumerable<string> Files(string root, string pattern)
    {
        var segments = pattern.Split('/');
        var literal = segments.TakeWhile(segment => !IsGlob(segment)).Count();
        var prefix = Path.IsPathRooted(pattern) ? "/" : ".";
        var start = Path.GetFullPath(Path.Combine([prefix, .. segments.Take(literal)]), Path.GetFullPath(root));
        return Walk(Path.TrimEndingDirectorySeparator(start), segments[literal..]).Distinct();
    }

    static IEnumerable<string> Walk(string directory, ArraySegment<string> segments)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var rest = segments[1..];
        return segments[0] switch
        {
            "**" when rest.Count == 0 => Walk(directory, AnyFile),
            "**" => Walk(directory, rest).Concat(Below(directory).SelectMany(child => Walk(child, segments))),
            var name when rest.Count == 0 => Directory.EnumerateFiles(directory).Where(path => Matches(name, path)),
            var name => Directory.EnumerateDirectories(directory).Where(path => Matches(name, path)).SelectMany(child => Walk(child, rest)),
        };
    }

    // A link to a directory above would have no end.
    static IEnumerable<string> Below(string directory) => Directory.EnumerateDirectories(directory)
        .Where(child => Path.GetFileName(child)[0] != '.' && new DirectoryInfo(child).LinkTarget is null);

    static bool Matches(string pattern, string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        return (name[0] != '.' || pattern[0] == '.') && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
    }
}
