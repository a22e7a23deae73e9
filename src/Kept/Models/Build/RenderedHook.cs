using System.Text.RegularExpressions;

namespace Kept.Models.Build;

/// <summary>What a hook says to the engine.</summary>
/// <param name="Place">Where it stands, for errors.</param>
/// <param name="Sql">Its statements; empty for none.</param>
sealed partial record RenderedHook(string Place, string Sql)
{
    /// <summary>Whether it changes the rows of a table.</summary>
    /// <param name="table">The table's name as SQL has it.</param>
    public bool Changes(string table) => RowChange().Matches(Sql).Any(change => Sql.AsSpan(change.Index + change.Length).StartsWith(table, StringComparison.Ordinal));

    [GeneratedRegex(@"\b(insert\s+into|update|delete\s+from|merge\s+into)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex RowChange();
}
