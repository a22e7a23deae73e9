using System.Text.RegularExpressions;
using Xunit;

namespace Kept.Tests.Documents;

/// <summary>Each row of the table of what is supported names tests, and there are such tests.</summary>
public sealed partial class ConformanceTests
{
    static readonly string[][] Rows =
        [.. Row().Matches(new Page("conformance.md").Text).Select(row => row.Value.Trim('|', '\n').Split(" | ")).Where(row => !row[0].Contains("---", StringComparison.Ordinal) && row[0].Trim() != "Feature")];

    [Fact]
    public void A_row_says_supported_or_refused_and_names_a_test()
    {
        Assert.InRange(Rows.Length, 30, 200);
        Assert.All(Rows, row => Assert.True(row is [_, "supported" or "refused", var tests] && Name().IsMatch(tests), string.Join(" | ", row)));
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var tests = typeof(ConformanceTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), true).Length > 0).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        Assert.All(Rows.SelectMany(row => Name().Matches(row[^1])), name => Assert.Contains(name.Groups[1].Value, tests));
    }

    [GeneratedRegex(@"^\| .*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Name();
}
