using System.Text.RegularExpressions;

namespace Kept.Models.Compile;

/// <summary>Puts common table expressions before a query, which may have some of its own.</summary>
static partial class CommonTables
{
    /// <summary>dbt's name for an ephemeral model where it is inlined.</summary>
    public static string NameOf(Node node) => $"__dbt__cte__{node.Name}";

    public static string Put(string sql, IReadOnlyList<(string Name, string Sql)> expressions)
    {
        if (expressions.Count == 0)
        {
            return sql;
        }

        var list = string.Join(", ", expressions.Select(expression => $"{expression.Name} as (\n{expression.Sql}\n)"));
        return Head().Match(sql) is { Groups: var groups } && groups["with"] is { Success: true } with
            ? $"{sql[..(with.Index + with.Length)]} {list},{sql[(with.Index + with.Length)..]}"
            : $"with {list}\n{sql}";
    }

    /// <summary>Blanks and comments, and then <c>with</c> if the query begins so.</summary>
    [GeneratedRegex(@"\A(?>\s+|--[^\n]*(?:\n|\z)|/\*(?>(?:[^*]|\*(?!/))*)\*/)*(?<with>with\b(?:(?>\s+|--[^\n]*\n|/\*(?>(?:[^*]|\*(?!/))*)\*/)+recursive\b)?)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
