using Kept.Cli.Kernel;
using Kept.Plans;

namespace Kept.Cli.Hosting;

/// <summary>The part of a plan's page that says how the tests end.</summary>
static class PlanTests
{
    public static void Print(Plan plan, IPage page)
    {
        var tests = plan.Tests;
        if (tests.Passed + tests.Findings.Count == 0)
        {
            return;
        }

        page.Heading("Tests");
        page.Table(TableView.Of(["", "test", ">before", ">after", "means"], tests.Findings.Select(Row)));
        foreach (var test in tests.Resolved)
        {
            page.Line($"{test} found something in the last run, and passes now");
        }

        var skipped = tests.Skipped == 0 ? "" : $"; {Human.Count(tests.Skipped)} were skipped behind those that fail";
        page.Line($"{Human.Count(tests.Passed)} of {Human.Count(tests.Passed + tests.Skipped + tests.Findings.Count, "test")} pass{skipped}");
        page.End();
    }

    static IReadOnlyList<string> Row(TestFinding test) =>
        [test.Fails ? "FAIL" : "warn", test.Name, test.Before is { } before ? Human.Count(before) : "", Human.Count(test.After), $"{test.Description} ({test.Place})".TrimStart()];
}
