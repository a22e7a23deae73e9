using System.Text.RegularExpressions;

namespace Kept.Feeds.Detection;

/// <summary>Whether the first row looks like names rather than values.</summary>
static partial class HeaderSniffer
{
    const int LongestName = 64;

    /// <summary>Judges the first row by those that follow it.</summary>
    public static bool IsHeader(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0 || rows[0].Any(IsValue) || rows[0].Any(cell => cell.Length > LongestName))
        {
            return false;
        }

        var others = rows.Skip(1).ToList();
        return others.Count == 0 || AnyColumnHoldsValues(rows[0], others) || !AnyNameComesAgain(rows[0], others);
    }

    /// <summary>Whether a text is a number, a date or a time of day.</summary>
    public static bool IsValue(string cell) => Value.IsMatch(cell.Trim());

    static bool AnyColumnHoldsValues(string[] first, List<string[]> others) =>
        Enumerable.Range(0, first.Length).Any(column => MostlyValues([.. Cells(others, column).Where(cell => cell.Length > 0)]));

    static bool MostlyValues(List<string> cells) => cells.Count > 0 && cells.Count(IsValue) * 2 > cells.Count;

    static bool AnyNameComesAgain(string[] first, List<string[]> others) =>
        Enumerable.Range(0, first.Length).Any(column => first[column].Length > 0 && Cells(others, column).Contains(first[column]));

    static IEnumerable<string> Cells(List<string[]> rows, int column) =>
        rows.Where(row => row.Length > column).Select(row => row[column]);

    [GeneratedRegex(@"^([-+]?[\d.,]*\d([eE][-+]?\d+)?%?|\d{1,4}[-/.]\w{1,9}[-/.]\d{1,4}([ T].*)?|\d{1,2}:\d{2}(:.*)?)$")]
    static partial Regex Value { get; }
}
