using System.Text.RegularExpressions;
using Kept.Questions;
using Kept.Workspaces;

namespace Kept.Cli.Verbs;

static partial class Compilation
{
    public static async Task<string> CompileAsync(
        Workspace workspace, Question question, IReadOnlyDictionary<string, string> values, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(question.File, cancellation);
        text = Comment.Replace(text, "");
        text = Var.Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Groups[2].Value));
        return Ref.Replace(text, match => match.Groups[1].Value).Trim().TrimEnd(';');
    }

    [GeneratedRegex(@"\{#.*?#\}", RegexOptions.Singleline)]
    static partial Regex Comment { get; }

    [GeneratedRegex(@"\{\{\s*var\('(\w+)', '?([^}']*)'?\) \}\}")]
    static partial Regex Var { get; }

    [GeneratedRegex(@"\{\{\s*ref\('(\w+)'\)\s*\}\}")]
    static partial Regex Ref { get; }
}
