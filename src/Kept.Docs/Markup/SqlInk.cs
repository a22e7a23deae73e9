using System.Text.RegularExpressions;

namespace Kept.Docs.Markup;

/// <summary>SQL and its templates in colours: comments, texts, numbers, keywords, and what stands in braces. What is never closed goes on to the end, so that no text takes long.</summary>
static partial class SqlInk
{
    public static Html Of(string sql)
    {
        var parts = new List<Html>();
        var at = 0;
        foreach (Match match in Token.Matches(sql))
        {
            var kind = match.Groups.Cast<Group>().Skip(1).First(group => group.Success).Name;
            parts.Add(Html.Text(sql[at..match.Index]));
            parts.Add(kind == "word" && !Keyword.IsMatch(match.Value) ? Html.Text(match.Value) : Html.Of($"<span class=\"sql-{kind}\">{match.Value}</span>"));
            at = match.Index + match.Length;
        }

        return Html.All(parts.Append(Html.Text(sql[at..])));
    }

    [GeneratedRegex("""
        (?<note>--[^\n]*|/\*.*?(?:\*/|\z)|\{\#.*?(?:\#\}|\z))
        |(?<jinja>\{\{.*?(?:\}\}|\z)|\{%.*?(?:%\}|\z))
        |(?<text>'[^']*(?:'|\z))
        |(?<name>"[^"]*(?:"|\z))
        |(?<word>\b[a-zA-Z_]\w*\b)
        |(?<number>\b\d+(?:\.\d+)?\b)
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    static partial Regex Token { get; }

    [GeneratedRegex("""
        ^(select|from|where|group|order|by|having|limit|offset|join|left|right|full|inner|outer|cross|lateral|on|using|and|or|not|in|is|null|as|case|when|then|else|end
        |with|recursive|union|all|distinct|except|intersect|exists|between|like|ilike|cast|over|partition|rows|range|filter|qualify|window|values|true|false|asc|desc|interval|date|timestamp|time)$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    static partial Regex Keyword { get; }
}
