namespace Kept.Models.Build;

/// <summary>How the rows that a model gives differ from those that a unit test expects. All of it is made-up data.</summary>
/// <param name="Columns">The columns that are compared.</param>
/// <param name="Same">How many rows are as expected.</param>
/// <param name="Rows">The others: first those that differ, then the missing, then the unexpected.</param>
public sealed record UnitTestDiff(IReadOnlyList<string> Columns, int Same, IReadOnlyList<DifferentRow> Rows)
{
    /// <summary>Compares rows whatever their order; a row that is given twice must come twice.</summary>
    /// <returns>Null when all are as expected.</returns>
    internal static UnitTestDiff? Of(IReadOnlyList<string> columns, List<string?[]> expected, List<string?[]> actual)
    {
        var (missing, unexpected) = (Without(expected, actual), Without(actual, expected));
        if (missing.Count == 0 && unexpected.Count == 0)
        {
            return null;
        }

        var same = expected.Count - missing.Count;
        var pairs = Pairs(missing, unexpected).ToList();
        return new UnitTestDiff(columns, same, [
            .. pairs.Select(pair => DifferentRow.Of(pair.Expected, pair.Actual)),
            .. missing.Except(pairs.Select(pair => pair.Expected)).Select(row => DifferentRow.Of(row, null)),
            .. unexpected.Except(pairs.Select(pair => pair.Actual)).Select(row => DifferentRow.Of(null, row)),
        ]);
    }

    /// <summary>The rows that the others do not have, each as often as it is lacking there.</summary>
    static List<string?[]> Without(List<string?[]> rows, List<string?[]> others)
    {
        var left = others.GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());
        return [.. rows.Where(row => !left.TryGetValue(Key(row), out var count) || (left[Key(row)] = count - 1) < 0)];
    }

    static string Key(string?[] row) => string.Concat(row.Select(value => value is null ? "-" : $"{value.Length}:{value}"));

    /// <summary>Rows that are meant to be the same: the most alike first, and none that have nothing in common.</summary>
    static IEnumerable<(string?[] Expected, string?[] Actual)> Pairs(List<string?[]> missing, List<string?[]> unexpected)
    {
        var all = missing.SelectMany(_ => unexpected, (expected, actual) => (expected, actual, Alike: expected.Zip(actual).Count(cell => cell.First == cell.Second)));
        var used = new HashSet<string?[]>();
        foreach (var (expected, actual, _) in all.Where(pair => pair.Alike > 0).OrderByDescending(pair => pair.Alike).ToList())
        {
            if (!used.Contains(expected) && !used.Contains(actual))
            {
                used.UnionWith([expected, actual]);
                yield return (expected, actual);
            }
        }
    }
}
