using System.Text.RegularExpressions;
using Kept.Questions;

namespace Kept.DuckDb.Queries;

/// <summary>The words before a query that ask for its plan. What follows them is checked as the query that it is.</summary>
static partial class Explanation
{
    public static (bool Plan, string Query) Strip(string statement)
    {
        var text = SqlScript.SkipBlank(statement);
        var match = Words.Match(text);
        return match.Success ? (true, text[match.Length..]) : (false, statement);
    }

    [GeneratedRegex(@"^explain\s+(analyze\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    static partial Regex Words { get; }
}
