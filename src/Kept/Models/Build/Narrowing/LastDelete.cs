using System.Text.RegularExpressions;

namespace Kept.Models.Build.Narrowing;

/// <summary>A hook whose last statement is <c>delete from TABLE where …</c>, in two.</summary>
/// <param name="Before">What comes before it.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Condition">Which rows it deletes.</param>
sealed partial record LastDelete(string Before, string Sql, string Condition)
{
    /// <summary>Null where the text is not plainly so: with a comment, a quoted block or a second statement after it nothing is read into it.</summary>
    public static LastDelete? In(string sql, string table)
    {
        var head = $"delete from {table} where ";
        var start = sql.LastIndexOf(head, StringComparison.OrdinalIgnoreCase);
        if (start < 0 || NotPlain().IsMatch(sql))
        {
            return null;
        }

        var (before, last) = (sql[..start].TrimEnd(), sql[start..].TrimEnd().TrimEnd(';'));
        var isStatement = (before.Length == 0 || before.EndsWith(';')) && !last.Contains(';', StringComparison.Ordinal);
        return isStatement ? new LastDelete(before, last, last[head.Length..]) : null;
    }

    [GeneratedRegex(@"--|/\*|\$|'[^']*;[^']*'|\breturning\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotPlain();
}
