using System.Text.RegularExpressions;
using Kept.Tests.Support;

namespace Kept.Tests.Documents;

/// <summary>A page of <c>docs</c>.</summary>
sealed partial record Page(string Name)
{
    public static IEnumerable<Page> All =>
        Directory.GetFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories).Select(path => new Page(Path.GetRelativePath(Repository.At("docs"), path)));

    public string Text { get; } = File.ReadAllText(Repository.At($"docs/{Name}"));

    /// <summary>The names between backticks in the first column of the tables under a heading.</summary>
    public IEnumerable<string> FirstColumn(string heading) =>
        Row.Matches(Text.Split($"\n## {heading}\n")[1].Split("\n## ")[0]).SelectMany(row => Code.Matches(row.Groups[1].Value)).Select(name => name.Groups[1].Value);

    /// <summary>The code blocks of a language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Block.Matches(Text).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value);

    /// <summary>The files that the page links to, absolute.</summary>
    public IEnumerable<string> Links =>
        Link.Matches(Text).Select(link => Path.GetFullPath(link.Groups[1].Value, Path.GetDirectoryName(Repository.At($"docs/{Name}"))!));

    [GeneratedRegex(@"^\| (`[^|]*) \|", RegexOptions.Multiline)]
    static partial Regex Row { get; }

    [GeneratedRegex("`([^`]+)`")]
    static partial Regex Code { get; }

    [GeneratedRegex("```(\\w+)\n(.*?)```", RegexOptions.Singleline)]
    static partial Regex Block { get; }

    [GeneratedRegex(@"\]\((?!http)([^)#]+)\)")]
    static partial Regex Link { get; }
}
