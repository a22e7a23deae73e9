using System.Text.RegularExpressions;

namespace Kept.DuckDb.Queries;

/// <summary>The words before a query that ask for its plan. What follows them is checked as the query that it is.</summary>
static partial class Explanation
{
    public static (bool Plan, string Query) Strip(string statement)
    {
        var match = Words().Match(statement);
        return match.Success ? (true, statement[match.Length..]) : (false, statement);
    }

    [GeneratedRegex(@"^\s*explain\s+(analyze\s+)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
